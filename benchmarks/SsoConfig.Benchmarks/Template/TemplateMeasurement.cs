using SsoConfig.Benchmarks.Report;
using SsoConfig.Eng;

namespace SsoConfig.Benchmarks.Template;

/// <summary>Our template beside two that come with the SDK.</summary>
internal static class TemplateMeasurement
{
    private const int Rounds = 15;
    private const double Bar = 1.25;

    public static async Task<string> RunAsync()
    {
        var dotnet = new PrivateDotnet(await LocalFeed.PackAsync());
        await dotnet.InstallTemplatesAsync();
        var folder = Directory.CreateTempSubdirectory("sso-template-");
        try
        {
            var times = await Processes.InTurnsAsync(
                Rounds,
                [
                    () => NewAsync(dotnet, folder, "maui-sso-app", "--scheme", "com.first.sample", "--no-update-check"),
                    () => NewAsync(dotnet, folder, "maui-sso-app", "--scheme", "com.first.sample"),
                    () => NewAsync(dotnet, folder, "console", "--no-restore"),
                    () => NewAsync(dotnet, folder, "webapi", "--no-restore"),
                ]
            );
            return Describe(times);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task NewAsync(PrivateDotnet dotnet, DirectoryInfo folder, string template, params string[] arguments)
    {
        var empty = folder.CreateSubdirectory(Path.GetRandomFileName()).FullName;
        (await dotnet.NewAsync(empty, [template, "-n", "First", .. arguments])).EnsureSucceeded();
    }

    private static string Describe(IReadOnlyList<TimeSpan> times) =>
        $"""
        ## Template

        `dotnet new`, whole processes, none of which restores packages. Median of {Rounds}, in turns. For a template that is not its own, the SDK asks the package
        sources for a newer version of its package (`--no-update-check` turns that off): a TLS connection for each source, whatever the template does.

        {Table.Of(
            ["", "median", "ratio"],
            [
                Row("console, of the SDK", times[2], times),
                Row("webapi, of the SDK", times[3], times),
                Row("maui-sso-app --no-update-check", times[0], times),
                Row("maui-sso-app", times[1], times),
            ])}

        {Aim((double)times[0].Ticks / times[2].Ticks)}
        """;

    private static string Aim(double ratio) =>
        Target.AtMost(
            $"without the check, within {Bar} times console",
            ratio,
            Bar,
            Target.Times,
            "the template engine looks for replacements in each of the template's files"
        );

    private static string[] Row(string name, TimeSpan time, IReadOnlyList<TimeSpan> times) =>
        [name, Table.Milliseconds(time), Table.Ratio(time.Ticks, times[2].Ticks)];
}
