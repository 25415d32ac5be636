using SsoConfig.Benchmarks.Report;
using SsoConfig.Eng.Machine;

namespace SsoConfig.Benchmarks.Native;

/// <summary>Size and start of a desktop app that is compiled to native code, beside an app that does nothing.</summary>
internal static class NativeMeasurement
{
    private const int Rounds = 31;

    public static async Task<string> RunAsync()
    {
        if (ProgramPath.Find("clang", "gcc") is null)
        {
            throw new MeasurementException("Native compilation needs clang or gcc, and zlib (Debian: clang, zlib1g-dev).");
        }

        using var bare = await NativeApp.PublishAsync("""Console.WriteLine("nobody");""", withPackage: false);
        using var http = await NativeApp.PublishAsync(
            """using var client = new HttpClient(); Console.WriteLine(client.BaseAddress?.Host ?? "nobody");""",
            withPackage: false
        );
        using var app = await NativeApp.PublishAsync(
            """
            using First;
            using SsoConfig.Desktop;

            using var client = SsoDesktop.CreateClient(OktaConfig.Options);
            Console.WriteLine((await client.GetSessionAsync())?.User.Email ?? "nobody");
            """,
            withPackage: true
        );
        var starts = await Processes.InTurnsAsync(Rounds, [bare.RunAsync, http.RunAsync, app.RunAsync]);
        return Describe([
            ("prints a word", bare, starts[0]),
            ("has an HttpClient", http, starts[1]),
            ("has an SsoClient and looks who is signed in", app, starts[2]),
        ]);
    }

    private static string Describe(IReadOnlyList<(string What, NativeApp App, TimeSpan Start)> rows) =>
        $"""
        ## Native desktop app

        A console app published with NativeAOT: the size of the program, and the time from its start to its end. Median of {Rounds}, in turns.

        {Table.Of(
            ["a console app that", "size", "ratio", "start to end", "ratio"],
            rows.Select(row => (string[])
            [
                row.What, Table.Bytes(row.App.Size), Table.Ratio(row.App.Size, rows[0].App.Size), Table.Time(row.Start), Table.Ratio(row.Start.Ticks, rows[0].Start.Ticks),
            ]))}
        """;
}
