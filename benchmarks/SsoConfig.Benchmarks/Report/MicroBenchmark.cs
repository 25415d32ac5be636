using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace SsoConfig.Benchmarks.Report;

/// <summary>Runs a class of BenchmarkDotNet in this process and makes a table of it, in ratios to its baseline.</summary>
internal static class MicroBenchmark
{
    public static string Run<T>()
    {
        var log = new AccumulationLogger();

        // In this process: the other toolchains write and build a project for each run.
        var config = ManualConfig
            .CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance).WithIterationCount(8))
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(log)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "sso-benchmarks"));
        var summary = BenchmarkRunner.Run<T>(config);
        if (summary.HasCriticalValidationErrors || summary.Reports.Any(static report => !report.Success))
        {
            throw new InvalidOperationException($"{typeof(T).Name} could not be measured.\n{log.GetLog()}");
        }

        var baseline = summary.Reports.Single(static report => report.BenchmarkCase.Descriptor.Baseline);
        return Table.Of(
            ["", "median", "ratio", "allocated"],
            summary.Reports.Select(report =>
                (string[])
                    [
                        report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''),
                        Table.Nanoseconds(Median(report)),
                        Table.Ratio(Median(report), Median(baseline)),
                        Table.Bytes(report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0),
                    ]
            )
        );
    }

    private static double Median(BenchmarkReport report) => report.ResultStatistics!.Median;
}
