using SsoConfig.Eng;
using SsoConfig.NoOpBuild;

// What the package adds to a build that has nothing to do: the same projects with and without it, in turns, in one run.
//   dotnet run -c Release --project benchmarks/SsoConfig.NoOpBuild [rounds]
const int BarInMilliseconds = 30;
var rounds = args is [var text] && int.TryParse(text, out var given) ? given : 7;
var feed = await LocalFeed.PackAsync();
var worst = 0.0;
foreach (var head in Head.All)
{
    using var projects = await ProjectSet.CreateAsync(feed, head);
    var cost = await NoOpCost.MeasureAsync(projects, rounds);
    Console.WriteLine($"{head.Name,-10} {cost}");
    worst = Math.Max(worst, cost.AddedPerProject);
}

Console.WriteLine($"bar: {BarInMilliseconds} ms a project; worst: {worst:0.0} ms");
return worst < BarInMilliseconds ? 0 : 1;
