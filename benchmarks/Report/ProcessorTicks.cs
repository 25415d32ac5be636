using System.Globalization;

namespace SsoConfig.Benchmarks.Report;

/// <summary>What all cores have done since the machine started, where Linux counts it (proc(5), /proc/stat); elsewhere nothing.</summary>
internal sealed record ProcessorTicks(long Busy, long All)
{
    private const string Counters = "/proc/stat";

    // user, nice, system, idle, iowait, irq, softirq, steal; what follows is counted in user already.
    private const int Fields = 8;
    private const int Idle = 3;
    private const int IoWait = 4;

    public static ProcessorTicks Read()
    {
        if (!File.Exists(Counters))
        {
            return new ProcessorTicks(0, 0);
        }

        var allCores = File.ReadLines(Counters).First();
        long[] ticks =
        [
            .. allCores
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Skip(1)
                .Take(Fields)
                .Select(static text => long.Parse(text, CultureInfo.InvariantCulture)),
        ];
        var all = ticks.Sum();
        return new ProcessorTicks(all - ticks[Idle] - ticks[IoWait], all);
    }

    /// <summary>From 0 to 1.</summary>
    public double ShareBusySince(ProcessorTicks before) => All > before.All ? (Busy - before.Busy) / (double)(All - before.All) : 0;
}
