using SsoConfig.Benchmarks.Report;

namespace SsoConfig.Benchmarks.SignIn;

/// <summary>The second app's sign-in without a prompt: by Native SSO, and through the browser.</summary>
internal static class NativeSsoMeasurement
{
    private const int WarmUp = 20;
    private const int Rounds = 100;

    public static async Task<string> RunAsync()
    {
        using var org = await OrgProcess.StartAsync();
        using var family = new InMemoryFamilyCredentialStore();
        using var browser = new CountingBrowser();
        await SignInAsync(new SecondApp(OrgProcess.OptionsOf(org.Issuer), org.Issuer, browser, family), SignInMethod.Browser);
        using var native = new SecondApp(OrgProcess.OptionsOfSecond(org.Issuer), org.Issuer, browser, family);
        using var throughBrowser = new SecondApp(OrgProcess.OptionsOfSecond(org.Issuer), org.Issuer, browser, family: null);

        var first = await CountAsync(browser, native, SignInMethod.NativeSso, times: 1);
        var further = await CountAsync(browser, native, SignInMethod.NativeSso, WarmUp);
        var firstThroughBrowser = await CountAsync(browser, throughBrowser, SignInMethod.Browser, times: 1);
        var furtherThroughBrowser = await CountAsync(browser, throughBrowser, SignInMethod.Browser, WarmUp);
        var samples = await Turns.MeasureAsync(
            Rounds,
            [() => SignInAsync(native, SignInMethod.NativeSso), () => SignInAsync(throughBrowser, SignInMethod.Browser)]
        );
        return Describe([
            new Result("Native SSO", first, further, samples[0]),
            new Result("through the browser", firstThroughBrowser, furtherThroughBrowser, samples[1]),
        ]);
    }

    private static async Task<Requests> CountAsync(CountingBrowser browser, SecondApp app, SignInMethod method, int times)
    {
        app.TakeRequestCount();
        var visits = browser.Visits;
        for (var i = 0; i < times; i++)
        {
            await SignInAsync(app, method);
        }

        return new Requests(app.TakeRequestCount() / (double)times, (browser.Visits - visits) / (double)times);
    }

    private static async Task SignInAsync(SecondApp app, SignInMethod method)
    {
        if (await app.Client.SignInAsync() is not SignInResult.SignedIn { Method: var used } || used != method)
        {
            throw new InvalidOperationException($"The app did not sign in by {method}.");
        }
    }

    private static string Describe(List<Result> results) =>
        $"""
            ## Sign-in without a browser

            The second app signs in while the first one is signed in: by Native SSO, and through the browser with a session. One local org in another
            process. The browser is an HTTP client here, which takes part of the time and of the allocations; a real one starts a process or shows a tab as well.

            {Table.Of(
                ["requests", "first sign-in", "further sign-in", "browser visits"],
                results.Select(static one => (string[])[one.Name, $"{one.First.OfApp:0.##}", $"{one.Further.OfApp:0.##}", $"{one.Further.OfBrowser:0.##}"]))}

            {Table.Of(
                ["median of " + Rounds, "further sign-in", "ratio", "allocated", "ratio"],
                results.Select(one => (string[])
                [
                    one.Name,
                    Table.Milliseconds(one.SignIn.Time), Table.Ratio(one.SignIn.Time.Ticks, results[0].SignIn.Time.Ticks),
                    Table.Bytes(one.SignIn.Bytes), Table.Ratio(one.SignIn.Bytes, results[0].SignIn.Bytes),
                ]))}

            {Target.AtMost("one request where discovery and keys are cached, and no browser", results[0].Further.OfApp + results[0].Further.OfBrowser, 1, static count => $"{count:0.##}")}
            """;

    private sealed record Requests(double OfApp, double OfBrowser);

    private sealed record Result(string Name, Requests First, Requests Further, Sample SignIn);
}
