using System.Globalization;
using SsoConfig.Benchmarks.Report;

namespace SsoConfig.Reliability.Soak;

/// <summary>Ten thousand sign-ins in a row, and what has grown by them.</summary>
internal static class SoakMeasurement
{
    private const int SignIns = 10_000;
    private const int Step = 1_000;

    public static async Task<string> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("sso-soak-").FullName;
        try
        {
            return Describe(await MeasureAsync(Path.Combine(folder, "store"), Path.Combine(folder, "org")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<List<SoakSample>> MeasureAsync(string storeFolder, string orgFolder)
    {
        var samples = new List<SoakSample>();
        using var org = await OrgProcess.StartAsync(orgFolder);
        using var app = new SoakApp(org.Issuer, storeFolder);
        for (var signIns = 1; signIns <= SignIns; signIns++)
        {
            await app.RunOnceAsync();
            if (signIns % Step == 0)
            {
                samples.Add(SoakSample.Take(signIns, storeFolder, org.ProcessId, orgFolder));
            }
        }

        return samples;
    }

    private static string Describe(List<SoakSample> samples)
    {
        // What a process sets up once is there by then.
        var (first, last) = (samples[1], samples[^1]);
        double PerSignIn(Func<SoakSample, long> value) => (value(last) - value(first)) / (double)(last.SignIns - first.SignIns);
        return $"""
            ## Ten thousand sign-ins in a row

            One app with its real token store signs in, gets the token, refreshes it and signs out, against the local org in a process of its own. The
            browser is an HTTP client with a session. Nothing may grow with the number of sign-ins but the org's database, which keeps what it has issued.

            {Table.Of(
                ["sign-ins", "managed heap", "working set", "open handles", "files in the store", "org: working set", "org: open handles", "org: database"],
                samples.Select(static one => (string[])
                [
                    one.SignIns.ToString("N0", CultureInfo.InvariantCulture), Table.Bytes(one.Heap), Megabytes(one.WorkingSet), Text(one.Handles), Text(one.Files),
                    Megabytes(one.OrgWorkingSet), Text(one.OrgHandles), Megabytes(one.Database),
                ]))}

            From the {first.SignIns:N0}th sign-in to the {last.SignIns:N0}th:

            - {Target.AtMost("the managed heap grows by less than 16 bytes a sign-in", PerSignIn(static one => one.Heap), 16, Bytes)}
            - {Target.AtMost("the working set grows by less than 1 kB a sign-in", PerSignIn(static one => one.WorkingSet), 1000, Bytes)}
            - {Target.AtMost("no more open handles", last.Handles - first.Handles, 0, static value => $"{value:0}")}
            - {Target.AtMost("no more files in the store", last.Files - first.Files, 0, static value => $"{value:0}")}
            - {Target.AtMost("the org's working set grows by less than 1 kB a sign-in", PerSignIn(static one => one.OrgWorkingSet), 1000, Bytes)}
            - {Target.AtMost("the org has no more open handles", last.OrgHandles - first.OrgHandles, 0, static value => $"{value:0}")}
            """;
    }

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Bytes(double bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes:0.0} B");
}
