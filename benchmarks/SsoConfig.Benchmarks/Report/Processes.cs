using System.Diagnostics;

namespace SsoConfig.Benchmarks.Report;

/// <summary>Whole processes, as a user waits for them.</summary>
internal static class Processes
{
    /// <summary>Lets several take turns, once before it counts, and gives the median of each.</summary>
    public static async Task<IReadOnlyList<TimeSpan>> InTurnsAsync(int rounds, IReadOnlyList<Func<Task>> contenders)
    {
        var times = contenders.Select(static _ => new List<TimeSpan>()).ToList();
        for (var round = -1; round < rounds; round++)
        {
            for (var i = 0; i < contenders.Count; i++)
            {
                var start = Stopwatch.GetTimestamp();
                await contenders[i]();
                if (round >= 0)
                {
                    times[i].Add(Stopwatch.GetElapsedTime(start));
                }
            }
        }

        return [.. times.Select(static list => list.Order().ElementAt(list.Count / 2))];
    }
}
