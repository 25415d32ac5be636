using SsoConfig.Benchmarks.Builds;
using SsoConfig.Benchmarks.Generators;
using SsoConfig.Benchmarks.HotPath;
using SsoConfig.Benchmarks.Report;
using SsoConfig.Benchmarks.SignIn;
using SsoConfig.Benchmarks.StartUp;
using SsoConfig.Benchmarks.Wire;

if (args is ["serve"])
{
    return await OrgProcess.ServeAsync();
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
};
var chosen = args.Length == 0 ? [.. sections.Keys] : args;
if (chosen.FirstOrDefault(name => !sections.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"There is nothing to measure called '{unknown}'. Name some of: {string.Join(", ", sections.Keys)}; none means all.");
    return 2;
}

var machine = Machine.BeforeMeasuring();
foreach (var name in chosen)
{
    Console.Error.WriteLine($"measuring {name}");
    PerformanceDocument.Write(name, await sections[name](), machine);
}

return 0;
