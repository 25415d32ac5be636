using System.Diagnostics;

namespace SsoConfig.Benchmarks.Report;

/// <summary>What something took: medians, so that a pause of the machine does not count.</summary>
internal sealed record Sample(TimeSpan Time, double Bytes)
{
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(2);

    public Sample Less(Sample other) => new(Time - other.Time, Bytes - other.Bytes);

    public static Sample MedianOf(IReadOnlyCollection<Sample> samples) =>
        new(
            samples.Select(static one => one.Time).Order().ElementAt(samples.Count / 2),
            samples.Select(static one => one.Bytes).Order().ElementAt(samples.Count / 2)
        );

    /// <summary>Times work on this thread.</summary>
    public static Sample Of(Action work)
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        work();
        return new Sample(Stopwatch.GetElapsedTime(start), GC.GetAllocatedBytesForCurrentThread() - bytes);
    }

    /// <summary>
    /// Lets several take turns, so that whatever else the machine does meets all of them alike; after a warm-up, for the runtime to compile
    /// them well.
    /// </summary>
    public static IReadOnlyList<Sample> InTurns(int rounds, IReadOnlyList<Func<Sample>> contenders)
    {
        var samples = contenders.Select(static _ => new List<Sample>()).ToList();
        WarmUp(rounds, contenders);
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < contenders.Count; i++)
            {
                samples[i].Add(contenders[i]());
            }
        }

        return [.. samples.Select(MedianOf)];
    }

    private static void WarmUp(int rounds, IReadOnlyList<Func<Sample>> contenders)
    {
        var watch = Stopwatch.StartNew();
        for (var round = 0; round < rounds || watch.Elapsed < WarmUpTime; round++)
        {
            foreach (var contender in contenders)
            {
                contender();
            }
        }
    }
}
