using SsoConfig.RunTests;

// Runs every test project, or those whose name contains one of the arguments.
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

await TestMachine.PrepareAsync(Console.Out, stop.Token);
await TestBuild.RunAsync(Console.Out, stop.Token);
var total = new TestTotals();
foreach (var project in TestProject.All(args))
{
    var report = await project.RunAsync(stop.Token);
    TestOutput.Print(project, report, Console.Out);
    total.Add(report);
}

Console.WriteLine();
Console.WriteLine(total);
return total.Failed == 0 && total.Passed > 0 ? 0 : 1;
