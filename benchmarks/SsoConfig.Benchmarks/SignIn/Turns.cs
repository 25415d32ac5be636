using System.Diagnostics;
using SsoConfig.Benchmarks.Report;

namespace SsoConfig.Benchmarks.SignIn;

/// <summary>Operations of clients, with everything that this process does for them.</summary>
internal static class Turns
{
    /// <summary>
    /// Takes turns, so that whatever else the machine does meets all of them alike: the median time, and the allocations on average.
    /// </summary>
    public static async Task<List<Sample>> MeasureAsync(int rounds, Func<Task>[] operations)
    {
        var times = operations.Select(_ => new List<TimeSpan>(rounds)).ToList();
        var bytes = new long[operations.Length];
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < operations.Length; i++)
            {
                var allocated = GC.GetTotalAllocatedBytes(precise: true);
                var start = Stopwatch.GetTimestamp();
                await operations[i]();
                times[i].Add(Stopwatch.GetElapsedTime(start));
                bytes[i] += GC.GetTotalAllocatedBytes(precise: true) - allocated;
            }
        }

        return [.. times.Select((list, i) => new Sample(list.Order().ElementAt(rounds / 2), bytes[i] / (double)rounds))];
    }
}
