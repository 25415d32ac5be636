using SsoConfig.Benchmarks.Report;
using SsoConfig.Benchmarks.Wire;
using SsoConfig.Reliability.Faults;
using SsoConfig.Reliability.Fuzz;
using SsoConfig.Reliability.Soak;

if (args is [FuzzProcess.Argument, var target, var seconds, var recorded])
{
    return FuzzProcess.Serve(target, seconds, recorded);
}

if (args is [OrgProcess.Argument, var dataFolder])
{
    return await OrgProcess.ServeAsync(dataFolder);
}

var parts = new Dictionary<string, Func<Task<string>>>
{
    ["agreement"] = AgreementMeasurement.RunAsync,
    ["fuzz"] = FuzzMeasurement.RunAsync,
    ["soak"] = SoakMeasurement.RunAsync,
    ["faults"] = FaultMeasurement.RunAsync,
};
var head =
    $"""
    # Reliability

    How hard the code was tried, and what came of it. Every part is written by the command that measured it.

        dotnet run -c Release --project benchmarks/SsoConfig.Reliability
        dotnet run -c Release --project benchmarks/SsoConfig.Reliability -- fuzz

    The first writes this whole page again, in less than a quarter of an hour on two cores; names behind it measure those parts alone:
    {string.Join(", ", parts.Keys.Select(static name => $"`{name}`"))}. It needs the .NET SDK alone; `faults` skips
    what needs root on Linux elsewhere, and says so.
    """;
return await new MeasuringCommand("reliability.md", head, parts).RunAsync(args);
