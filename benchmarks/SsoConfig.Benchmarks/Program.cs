using SsoConfig.Benchmarks.Builds;
using SsoConfig.Benchmarks.Generators;
using SsoConfig.Benchmarks.HotPath;
using SsoConfig.Benchmarks.Native;
using SsoConfig.Benchmarks.Report;
using SsoConfig.Benchmarks.SignIn;
using SsoConfig.Benchmarks.Sizes;
using SsoConfig.Benchmarks.StartUp;
using SsoConfig.Benchmarks.Template;

if (args is [OrgProcess.Argument])
{
    return await OrgProcess.ServeAsync();
}

if (args is [FirstUse.Argument, var kind])
{
    return FirstUse.Report(kind);
}

if (args is [AppStart.Argument, var issuer, var folder])
{
    return AppStart.Report(issuer, folder);
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
    ["native-sso"] = NativeSsoMeasurement.RunAsync,
    ["access-token"] = AccessTokenMeasurement.RunAsync,
    ["bound-call"] = BoundCallMeasurement.RunAsync,
    ["configuration"] = ConfigurationMeasurement.RunAsync,
    ["app-start"] = AppStartMeasurement.RunAsync,
    ["native"] = NativeMeasurement.RunAsync,
    ["app-size"] = SizeMeasurement.RunAsync,
    ["template"] = TemplateMeasurement.RunAsync,
    ["main-job"] = MainJobMeasurement.RunAsync,
};
var head = $"""
    # Performance

    Each table is written by the command that measured it, next to its baseline from the same run. Times differ between machines, so compare the ratios. Tests
    verify what doesn't depend on the machine: allocations, requests and repeated steps.

    A part whose last line says "before the redesign of 2026-11-26" hasn't been measured again since. A part that is named below and not on
    this page hasn't been measured yet.

        dotnet run -c Release --project benchmarks/SsoConfig.Benchmarks
        dotnet run -c Release --project benchmarks/SsoConfig.Benchmarks -- sign-in build

    The first command writes the whole page again. Names after it measure those parts only, each in its own process:
    {string.Join(", ", parts.Keys.Select(static name => $"`{name}`"))}.
    Only `native` (clang or gcc, and zlib) and `main-job` (Chromium) need more than the .NET SDK.
    """;
return await new MeasuringCommand("performance.md", head, parts).RunAsync(args);
