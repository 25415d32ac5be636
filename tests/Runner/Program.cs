using SsoConfig.Eng.Machine;
using SsoConfig.Tests.Runner;
using SsoConfig.Tests.Runner.Coverage;

// Runs every test project, or those whose name contains one of the arguments. --install installs missing system packages through sudo.
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

var installIsRequested = args.Contains(DebianPackages.InstallSwitch);
string[] wanted = [.. args.Where(static argument => argument != DebianPackages.InstallSwitch)];
await TestMachine.PrepareAsync(installIsRequested, Console.Out, stop.Token);
await TestBuild.RunAsync(Console.Out, stop.Token);
var coverage = new CoverageTable();
var total = new TestTotals();
foreach (var project in TestProject.All(wanted))
{
    var report = await project.RunAsync(stop.Token);
    TestOutput.Print(project, report, Console.Out);
    total.Add(report);
    coverage.Add(project.CoverageReport);
}

Console.WriteLine();
Console.WriteLine(coverage);
Console.WriteLine(total);
return total.Failed == 0 && total.Passed > 0 ? 0 : 1;
