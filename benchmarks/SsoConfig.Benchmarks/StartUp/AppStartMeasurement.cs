using System.Globalization;
using SsoConfig.Benchmarks.Report;
using SsoConfig.Desktop;
using SsoConfig.LocalOrg;

namespace SsoConfig.Benchmarks.StartUp;

/// <summary>What signing in adds to the start of an app, until it can show its first page.</summary>
internal static class AppStartMeasurement
{
    private const int Rounds = 11;

    public static async Task<string> RunAsync()
    {
        var root = Directory.CreateTempSubdirectory("sso-start-");
        try
        {
            // In a folder that is not there, nobody is signed in.
            var (signedIn, nobody) = (Path.Combine(root.FullName, "signed-in"), Path.Combine(root.FullName, "nobody"));
            var issuer = await SignInAsync(signedIn);
            var (plain, without, with) = (new List<AppStart>(), new List<AppStart>(), new List<AppStart>());
            for (var round = 0; round < Rounds; round++)
            {
                plain.Add(await AppStart.InNewProcessAsync(issuer: null, nobody));
                without.Add(await AppStart.InNewProcessAsync(issuer, nobody));
                with.Add(await AppStart.InNewProcessAsync(issuer, signedIn));
            }

            return Describe(plain, without, with);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    /// <summary>Signs in for real and stores that; the org is gone afterwards, as a network that is off.</summary>
    private static async Task<string> SignInAsync(string folder)
    {
        await using var org = await LocalOrgServer.StartAsync(OrgProcess.Options);
        using var browser = new UserAgent();
        using var client = new SsoClient(OrgProcess.OptionsOf(org.Issuer), new UserAgentBrowser(browser), new FileTokenStore(folder));
        return await client.SignInAsync() is SignInResult.SignedIn
            ? org.Issuer
            : throw new MeasurementException("The app whose start is measured could not sign in.");
    }

    private static string Describe(List<AppStart> plain, List<AppStart> without, List<AppStart> with)
    {
        var baseline = Sample.MedianOf([.. plain.Select(static one => one.Sample)]);
        var requests = without.Concat(with).Max(static one => one.Requests);
        return $"""
            ## Start of an app

            Until its first page can show who is signed in, in a new process each time: a host of one page, the same with `AddSso` and nobody signed in, and with
            a session in the store (an encrypted file). `UseSso` registers the same client. *Methods* are those that the runtime compiles for it, as it does where
            nothing is compiled ahead. Median of {Rounds}, in turns.

            {Table.Of(
                ["", "time", "ratio", "allocated", "methods", "reads of the store", "requests"],
                [
                    Row("a host without sign-in", plain, baseline),
                    Row("AddSso, nobody signed in", without, baseline),
                    Row("AddSso, a stored session", with, baseline),
                ])}

            {Target.AtMost("no request before the first page", requests, 0, static value => value.ToString("0", CultureInfo.InvariantCulture))}
            """;
    }

    private static string[] Row(string name, List<AppStart> starts, Sample baseline)
    {
        var median = Sample.MedianOf([.. starts.Select(static one => one.Sample)]);
        return
        [
            name,
            Table.Time(median.Time),
            Table.Ratio(median.Time.Ticks, baseline.Time.Ticks),
            Table.Bytes(median.Bytes),
            Most(starts, static one => one.Methods),
            Most(starts, static one => one.Reads),
            Most(starts, static one => one.Requests),
        ];
    }

    private static string Most(List<AppStart> starts, Func<AppStart, int> count) =>
        starts.Max(count).ToString(CultureInfo.InvariantCulture);
}
