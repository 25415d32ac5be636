using System.Diagnostics;
using SsoConfig.Eng;
using SsoConfig.Tests.Runner.Coverage;

namespace SsoConfig.Tests.Runner;

/// <summary>One project of tests, already built: an executable that writes a report.</summary>
internal sealed record TestProject(string Name)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);
    private static readonly string Reports = Path.Combine(Repository.Artifacts, "test-reports");

    /// <param name="wanted">Parts of names; none means all.</param>
    public static IReadOnlyList<TestProject> All(IReadOnlyList<string> wanted) =>
        [
            .. Directory
                .EnumerateDirectories(Path.Combine(Repository.Root, "tests"), "*.Tests")
                .Select(static folder => Path.GetFileName(folder))
                .Where(name => wanted.Count == 0 || wanted.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase)))
                .Order(StringComparer.Ordinal)
                .Select(static name => new TestProject(name)),
        ];

    /// <summary>Whether the product's code runs in the tests' own process, and not only in what they build, pack or start.</summary>
    private bool HasProductAssemblies =>
        ProductAssembly.Names.Any(name => File.Exists(Path.Combine(Path.GetDirectoryName(Assembly)!, name + ".dll")));

    public async Task<TestReport> RunAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Reports);
        var report = Path.Combine(Reports, $"{Name}.json");
        File.Delete(report);
        File.Delete(CoverageReport);

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        var watch = Stopwatch.StartNew();
        try
        {
            var outcome = HasProductAssemblies
                ? await CoverageRun.RunAsync(Assembly, report, CoverageReport, limit.Token)
                : await Command.RunAsync(
                    "dotnet",
                    [Assembly, "-noColor", "-result-ctrf", report],
                    Path.GetDirectoryName(Assembly)!,
                    cancellationToken: limit.Token
                );
            return File.Exists(report)
                ? Agreeing(TestReport.Read(report, watch.Elapsed), outcome)
                : TestReport.Crashed(outcome.Output, watch.Elapsed);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return TestReport.Crashed($"did not end within {Limit.TotalMinutes:0} minutes", watch.Elapsed);
        }
    }

    /// <summary>
    /// Where it is counted what the tests run of the product; there is none where <see cref="HasProductAssemblies"/> says so.
    /// </summary>
    public string CoverageReport => Path.Combine(Reports, $"{Name}.coverage.json");

    private string Assembly => Path.Combine(Repository.Root, "tests", Name, "bin", "Debug", "net10.0", $"{Name}.dll");

    // A fixture's clean-up that fails is no test, but it is a failure.
    private static TestReport Agreeing(TestReport report, CommandOutcome outcome) =>
        outcome.Succeeded || report.Failures.Count > 0
            ? report
            : report with
            {
                Failures = [new TestReport.Entry("outside the tests", outcome.Output)],
            };
}
