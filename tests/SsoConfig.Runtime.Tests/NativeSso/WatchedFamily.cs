using System.Threading.Channels;

namespace SsoConfig.Tests.NativeSso;

/// <summary>A family whose shared store reports changes, and what a test waits for in it.</summary>
internal static class WatchedFamily
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>First and Second are signed in, and their shared store reports changes.</summary>
    public static async Task<FamilyScenario> WatchedAsync()
    {
        var family = new FamilyScenario();
        family.Shared.ReportsChanges = true;
        await family.First.SignedInAsync();
        await family.Second.SignedInAsync();
        await EventuallyAsync(() => new ValueTask<bool>(family.Shared.Watchers == 2));
        await ReportAsync(family);
        return family;
    }

    /// <summary>A report, and what the apps do because of it, as far as it asks nobody.</summary>
    public static async Task ReportAsync(FamilyScenario family)
    {
        var reads = Reads(family);
        family.Shared.Report();
        await AdvanceUntilAsync(family, () => Reads(family) > reads);

        // The other app looks too, and both rest.
        await Task.Delay(50, Cancellation);
        family.Time.Advance(TimeSpan.FromSeconds(1));
        await Task.Delay(10, Cancellation);
    }

    private static int Reads(FamilyScenario family) =>
        family.Shared.Journal.Count(static operation => operation is "read" or "read own copy");

    public static int CountOfSecond(FamilyScenario family) =>
        family.Provider.TokenRequests.Count(static request => request.Form["client_id"] == "client-2");

    public static int[] CountRefreshes(FamilyScenario family, int from) =>
        [
            .. family
                .Provider.TokenRequests.Skip(from)
                .Where(static request => request.Form["grant_type"] == "refresh_token")
                .GroupBy(static request => request.Form["client_id"])
                .Select(static requests => requests.Count()),
        ];

    public static async Task AdvanceUntilAsync(FamilyScenario family, Func<bool> isSo)
    {
        while (!isSo())
        {
            family.Time.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Delay(1, Cancellation);
        }
    }

    public static async Task EventuallyAsync(Func<ValueTask<bool>> isSo)
    {
        while (!await isSo())
        {
            await Task.Delay(1, Cancellation);
        }
    }

    public static async Task<ChannelReader<SessionChangedEventArgs>> FollowAsync(FamilyApp app)
    {
        var changes = Channel.CreateUnbounded<SessionChangedEventArgs>();
        app.Client.SessionChanged += (_, change) => changes.Writer.TryWrite(change);
        await app.GetSessionAsync();
        return changes.Reader;
    }

    /// <summary>A change that is never told ends the test after a minute, which is far more than telling one ever takes.</summary>
    public static Task<SessionChangedEventArgs> NextAsync(ChannelReader<SessionChangedEventArgs> changes) =>
        changes.ReadAsync(Cancellation).AsTask().WaitAsync(TimeSpan.FromMinutes(1), Cancellation);
}
