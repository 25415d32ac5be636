using System.Diagnostics;
using SsoConfig.Benchmarks.Builds;
using SsoConfig.Benchmarks.Generators;
using SsoConfig.Benchmarks.HotPath;
using SsoConfig.Benchmarks.Native;
using SsoConfig.Benchmarks.Report;
using SsoConfig.Benchmarks.SignIn;
using SsoConfig.Benchmarks.StartUp;
using SsoConfig.Benchmarks.Template;
using SsoConfig.Benchmarks.Wire;

if (args is ["serve"])
{
    return await OrgProcess.ServeAsync();
}

if (args is [FirstUse.Argument, var kind])
{
    return FirstUse.Report(kind);
}

var sections = new Dictionary<string, Func<Task<string>>>
{
    ["generators"] = ComparisonMeasurement.RunAsync,
    ["keystroke"] = KeystrokeMeasurement.RunAsync,
    ["family"] = FamilyMeasurement.RunAsync,
    ["floor"] = FloorMeasurement.RunAsync,
    ["build"] = BuildMeasurement.RunAsync,
    ["no-op-build"] = NoOpMeasurement.RunAsync,
    ["sign-in"] = SignInMeasurement.RunAsync,
    ["access-token"] = AccessTokenMeasurement.RunAsync,
    ["configuration"] = ConfigurationMeasurement.RunAsync,
    ["native"] = NativeMeasurement.RunAsync,
    ["template"] = TemplateMeasurement.RunAsync,
    ["main-job"] = MainJobMeasurement.RunAsync,
};
var chosen = args.Length == 0 ? [.. sections.Keys] : args;
if (chosen.FirstOrDefault(name => !sections.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"There is nothing to measure called '{unknown}'. Name some of: {string.Join(", ", sections.Keys)}; none means all.");
    return 2;
}

var document = new PerformanceDocument(sections.Keys, Machine.BeforeMeasuring());
var complete = true;
foreach (var name in chosen)
{
    Console.Error.WriteLine($"measuring {name}");
    var start = Stopwatch.GetTimestamp();
    try
    {
        document.Write(name, await sections[name]());
    }
    catch (MeasurementException problem)
    {
        complete = false;
        Console.Error.WriteLine($"not measured: {problem.Message}");
    }

    Console.Error.WriteLine($"{name} took {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s");
}

return complete ? 0 : 1;
