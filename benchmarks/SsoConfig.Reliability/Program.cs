using SsoConfig.Benchmarks.Report;
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
var head = $"""
    # Reliability

    How the code was stress-tested, with results. Each part is written by the command that measured it.

    A part whose last line says "before the redesign of 2026-11-26" hasn't been measured again since.

        dotnet run -c Release --project benchmarks/SsoConfig.Reliability
        dotnet run -c Release --project benchmarks/SsoConfig.Reliability -- fuzz

    The first command writes the whole page again. Names after it measure those parts only:
    {string.Join(", ", parts.Keys.Select(static name => $"`{name}`"))}. They need only the .NET SDK; `faults` skips, with the
    reason, what requires root on Linux elsewhere.
    """;
return await new MeasuringCommand("reliability.md", head, parts).RunAsync(args);
