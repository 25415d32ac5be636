using SsoConfig.Benchmarks.Report;

namespace SsoConfig.Benchmarks.SignIn;

/// <summary>Sign-in and refresh beside other client libraries: requests, median time, allocations.</summary>
internal static class SignInMeasurement
{
    private const int WarmUp = 20;
    private const int Rounds = 100;

    public static async Task<string> RunAsync()
    {
        using var org = await OrgProcess.StartAsync();
        using var browser = new UserAgent();
        await using var ours = new Ours(org.Issuer, browser);
        await using var duende = new RawOidcClient(org.Issuer, browser);
        await using var openIddict = new OpenIddictClient(org.Issuer, browser);
        IContender[] contenders = [ours, duende, openIddict];
        await SignInByFormAsync(browser, org.Issuer);

        var first = await CountAsync(contenders, static contender => contender.SignInAsync(), times: 1);
        var further = await CountAsync(contenders, static contender => contender.SignInAsync(), WarmUp);
        var refresh = await CountAsync(contenders, static contender => contender.RefreshAsync(), WarmUp);
        var signIns = await Turns.MeasureAsync(
            Rounds,
            [
                () => browser.OpenAsync(AuthorizeAddress(org.Issuer)),
                .. contenders.Select(static contender => (Func<Task>)contender.SignInAsync),
            ]
        );
        var refreshes = await Turns.MeasureAsync(Rounds, [.. contenders.Select(static contender => (Func<Task>)contender.RefreshAsync)]);
        return Describe([
            .. contenders.Select(
                (contender, i) =>
                    new Result(contender.Name, first[i], further[i], signIns[i + 1].Less(signIns[0]), refresh[i], refreshes[i])
            ),
        ]);
    }

    /// <summary>The requests that an operation takes.</summary>
    private static async Task<List<double>> CountAsync(IContender[] contenders, Func<IContender, Task> operation, int times)
    {
        var counts = new List<double>();
        foreach (var contender in contenders)
        {
            contender.TakeRequestCount();
            for (var i = 0; i < times; i++)
            {
                await operation(contender);
            }

            counts.Add(contender.TakeRequestCount() / (double)times);
        }

        return counts;
    }

    private static string Describe(List<Result> results)
    {
        var ours = results[0];
        return $"""
            ## Sign-in and refresh

            Against one local org in another process, with one browser that is an HTTP client and has a session. The fewest requests that a first sign-in
            can do with are three (discovery, keys, code exchange); a further one and a refresh need one. Time and allocations of a sign-in are those
            beyond what the browser's part takes alone.

            {Table.Of(
                ["requests", "first sign-in", "further sign-in", "refresh"],
                results.Select(static one => (string[])[one.Name, $"{one.FirstRequests:0.##}", $"{one.SignInRequests:0.##}", $"{one.RefreshRequests:0.##}"]))}

            {Table.Of(
                ["median of " + Rounds, "further sign-in", "ratio", "allocated", "ratio", "refresh", "ratio", "allocated", "ratio"],
                results.Select(one => (string[])
                [
                    one.Name,
                    Table.Milliseconds(one.SignIn.Time), Table.Ratio(one.SignIn.Time.Ticks, ours.SignIn.Time.Ticks),
                    Table.Bytes(one.SignIn.Bytes), Table.Ratio(one.SignIn.Bytes, ours.SignIn.Bytes),
                    Table.Milliseconds(one.Refresh.Time), Table.Ratio(one.Refresh.Time.Ticks, ours.Refresh.Time.Ticks),
                    Table.Bytes(one.Refresh.Bytes), Table.Ratio(one.Refresh.Bytes, ours.Refresh.Bytes),
                ]))}
            """;
    }

    private static async Task SignInByFormAsync(UserAgent browser, string issuer)
    {
        var form = await browser.OpenAsync(AuthorizeAddress(issuer));
        await browser.SignInAsync(form);
    }

    private static string AuthorizeAddress(string issuer) =>
        $"{issuer}/v1/authorize?client_id={OrgProcess.ClientId}&response_type=code&"
        + $"redirect_uri={Uri.EscapeDataString(OrgProcess.RedirectUri)}"
        + "&scope=openid+profile+offline_access&state=s&nonce=n&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&"
        + "code_challenge_method=S256";

    private sealed record Result(
        string Name,
        double FirstRequests,
        double SignInRequests,
        Sample SignIn,
        double RefreshRequests,
        Sample Refresh
    );
}
