using SsoConfig.Benchmarks.Report;

namespace SsoConfig.Benchmarks.Builds;

/// <summary>What the package adds to building the app that the template makes, as a user at a shell waits for it.</summary>
internal static class BuildMeasurement
{
    private const int Rounds = 7;

    // The one with a target, and whole processes differ by more than what it allows.
    private const int RoundsOfNothing = 21;

    public static async Task<string> RunAsync()
    {
        using var app = await DesktopApp.CreateAsync();
        var full = await PairedCost.MeasureAsync(Rounds, projects: 1, app.RebuildAsync);
        var edit = await PairedCost.MeasureAsync(Rounds, projects: 1, app.BuildEditAsync);
        var nothing = await PairedCost.MeasureAsync(RoundsOfNothing, projects: 1, app.BuildAsync);
        return Describe(full, edit, nothing);
    }

    private static string Describe(PairedCost full, PairedCost edit, PairedCost nothing) =>
        $"""
        ## Build

        `dotnet build --no-restore` of the generated desktop app, whole processes: as the template makes it, and the same app with its
        configuration written by hand and no part of the package in the build. In turns, median of {Rounds}, of {RoundsOfNothing}
        where there is nothing to do; *ratio* and *added* are the medians over the pairs.

        {Table.Of(
            ["", "without", "with", "ratio", "added"],
            [Row("full", full), Row("one C# file edited", edit), Row("nothing to do", nothing)])}

        {Target.AtMost("a build with nothing to do adds 20 ms or 1 %, whichever is larger", nothing.Added.TotalMilliseconds, nothing.Allowed.TotalMilliseconds, Target.Milliseconds, "whole processes differ by more than that; the next table builds several projects in one")}
        """;

    private static string[] Row(string name, PairedCost cost) =>
        [name, Table.Milliseconds(cost.Without), Table.Milliseconds(cost.With), Table.Ratio(cost.Ratio, 1), Table.Milliseconds(cost.Added)];
}
