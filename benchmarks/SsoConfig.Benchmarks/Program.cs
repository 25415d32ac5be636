using SsoConfig.Benchmarks.Builds;
using SsoConfig.Benchmarks.Generators;
using SsoConfig.Benchmarks.HotPath;
using SsoConfig.Benchmarks.Native;
using SsoConfig.Benchmarks.Report;
using SsoConfig.Benchmarks.SignIn;
using SsoConfig.Benchmarks.StartUp;
using SsoConfig.Benchmarks.Template;
using SsoConfig.Benchmarks.Wire;

if (args is [OrgProcess.Argument])
{
    return await OrgProcess.ServeAsync();
}

if (args is [FirstUse.Argument, var kind])
{
    return FirstUse.Report(kind);
}

var parts = new Dictionary<string, Func<Task<string>>>
{
    ["generators"] = ComparisonMeasurement.RunAsync,
    ["cold-generators"] = ColdComparisonMeasurement.RunAsync,
    ["keystroke"] = KeystrokeMeasurement.RunAsync,
    ["family"] = FamilyMeasurement.RunAsync,
    ["floor"] = FloorMeasurement.RunAsync,
    ["build"] = BuildMeasurement.RunAsync,
    ["no-op-build"] = NoOpMeasurement.RunAsync,
    ["family-build"] = FamilyBuildMeasurement.RunAsync,
    ["sign-in"] = SignInMeasurement.RunAsync,
    ["access-token"] = AccessTokenMeasurement.RunAsync,
    ["configuration"] = ConfigurationMeasurement.RunAsync,
    ["native"] = NativeMeasurement.RunAsync,
    ["template"] = TemplateMeasurement.RunAsync,
    ["main-job"] = MainJobMeasurement.RunAsync,
};
var head =
    $"""
    # Performance

    Every table is written by the command that measured it, beside its baseline and in the same run. Times differ from machine to machine, so read
    the ratios. What does not differ, allocations, requests and repeated steps, is held by tests as well.

        dotnet run -c Release --project benchmarks/SsoConfig.Benchmarks
        dotnet run -c Release --project benchmarks/SsoConfig.Benchmarks -- sign-in build

    The first writes this whole page again, in less than a quarter of an hour on two cores; names behind it measure those parts alone,
    each in a process of its own:
    {string.Join(", ", parts.Keys.Select(static name => $"`{name}`"))}.
    It needs the .NET SDK alone, but for `native`, which needs clang or gcc, and `main-job`, which needs Chromium.
    """;
return await new MeasuringCommand("performance.md", head, parts).RunAsync(args);
