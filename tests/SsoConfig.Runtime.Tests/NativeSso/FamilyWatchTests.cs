using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;
using static SsoConfig.Tests.NativeSso.WatchedFamily;

namespace SsoConfig.Tests.NativeSso;

/// <summary>
/// A running app notices at once that another app has signed the family out, where the shared store reports changes. The report and the
/// store are reasons to ask; the provider decides.
/// </summary>
public sealed class FamilyWatchTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Conformance("NSSO-f")]
    public async Task A_running_app_is_signed_out_at_once_when_another_app_signs_the_family_out()
    {
        using var family = await WatchedAsync();
        var changes = await FollowAsync(family.Second);

        await family.First.SignOutAsync();

        var change = await NextAsync(changes);
        Assert.Equal((SessionChange.SignedOut, SessionChangeSource.Provider), (change.Change, change.Source));
        Assert.Equal("invalid_grant", change.ErrorCode);
        Assert.IsType<AccessTokenResult.SignedOut>(await family.Second.GetAccessTokenAsync());
    }

    [Fact]
    public async Task It_needs_no_handler_of_the_event()
    {
        using var family = await WatchedAsync();

        await family.First.SignOutAsync();

        await EventuallyAsync(async () => await family.Second.GetAccessTokenAsync() is AccessTokenResult.SignedOut);
    }

    [Fact]
    public async Task The_app_that_signs_out_is_told_once_and_by_itself()
    {
        using var family = await WatchedAsync();
        var changes = await FollowAsync(family.First);
        var others = await FollowAsync(family.Second);

        await family.First.SignOutAsync();

        Assert.Equal(SessionChangeSource.ThisProcess, (await NextAsync(changes)).Source);
        Assert.Equal(SessionChangeSource.Provider, (await NextAsync(others)).Source);
        Assert.False(changes.TryRead(out _));
    }

    [Fact]
    public async Task A_report_of_nothing_sends_nothing_and_signs_nobody_out()
    {
        using var family = await WatchedAsync();
        var requests = family.Provider.Requests.Count;

        await ReportAsync(family);

        Assert.Equal(requests, family.Provider.Requests.Count);
        Assert.NotNull(await family.Second.GetSessionAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not a credential")]
    public async Task A_credential_that_a_stranger_removes_or_damages_signs_nobody_out(string? left)
    {
        using var family = await WatchedAsync();
        var changes = await FollowAsync(family.Second);
        family.Shared.Credential = left;

        family.Shared.Report();

        Assert.Equal(SessionChange.Refreshed, (await NextAsync(changes)).Change);
        Assert.NotNull(await family.Second.GetSessionAsync());
    }

    [Fact]
    public async Task A_user_who_signs_in_beside_another_one_does_not_sign_that_one_out()
    {
        using var family = await WatchedAsync();
        var changes = await FollowAsync(family.First);
        family.Shared.ReportsChanges = false;
        (family.Provider.User, family.Provider.SessionId) = ("bob", "sid-2");
        await family.Second.SignedInAsync(new SignInRequest { Prompt = Prompt.Login });
        (family.Provider.User, family.Provider.SessionId) = ("ada", "sid-1");
        family.Shared.ReportsChanges = true;

        family.Shared.Report();

        Assert.Equal(SessionChange.Refreshed, (await NextAsync(changes)).Change);
        Assert.Equal("ada", (await family.First.GetSessionAsync())!.User.Subject);
    }

    [Fact]
    public async Task A_sign_in_that_does_not_belong_to_the_shared_session_is_left_alone()
    {
        using var family = await WatchedAsync();
        await family.Second.SignedInAsync(new SignInRequest { UseEphemeralSession = true });
        var requests = CountOfSecond(family);
        family.Shared.Credential = null;

        await ReportAsync(family);
        await family.First.SignOutAsync();

        Assert.Equal(requests, CountOfSecond(family));
        Assert.NotNull(await family.Second.GetSessionAsync());
    }

    [Fact]
    public async Task A_store_that_cannot_be_read_is_no_sign_out()
    {
        using var family = await WatchedAsync();
        var requests = family.Provider.TokenRequests.Count;
        family.Shared.Fail = static operation => operation is "read" or "read own copy" ? new IOException() : null;

        await ReportAsync(family);

        Assert.Equal(requests, family.Provider.TokenRequests.Count);
    }

    [Fact]
    public async Task The_provider_is_asked_only_when_the_secret_is_revoked()
    {
        using var family = await WatchedAsync();
        var changes = await FollowAsync(family.Second);
        var isRevoking = new TaskCompletionSource();
        var mayRevoke = new TaskCompletionSource();
        family.Provider.RespondInstead = async (request, _) =>
        {
            if (request.Endpoint == RecordingProvider.RevokePath && request.Form["token_type_hint"] == "device_secret")
            {
                isRevoking.SetResult();
                await mayRevoke.Task;
            }

            return null;
        };

        var signOut = family.First.SignOutAsync();
        await isRevoking.Task;
        await EventuallyAsync(() => new ValueTask<bool>(family.Shared.Journal.Last() == "lock"));
        var asked = family.Provider.TokenRequests.Count;
        mayRevoke.SetResult();

        Assert.Equal((SessionChange.SignedOut, asked + 1), ((await NextAsync(changes)).Change, family.Provider.TokenRequests.Count));
        await signOut;
    }

    [Fact]
    public async Task Without_a_lock_between_apps_the_provider_is_asked_again_a_little_later()
    {
        using var family = await WatchedAsync();
        var changes = await FollowAsync(family.Second);
        family.Shared.Fail = static operation => operation == "lock" ? new IOException() : null;
        var mayRevoke = new TaskCompletionSource();
        family.Provider.RespondInstead = async (request, _) =>
        {
            if (request.Endpoint == RecordingProvider.RevokePath && request.Form["token_type_hint"] == "device_secret")
            {
                await mayRevoke.Task;
            }

            return null;
        };

        var signOut = family.First.SignOutAsync();
        Assert.Equal(SessionChange.Refreshed, (await NextAsync(changes)).Change);
        mayRevoke.SetResult();
        await signOut;
        await AdvanceUntilAsync(family, () => changes.TryPeek(out _));

        Assert.Equal(SessionChange.SignedOut, (await NextAsync(changes)).Change);
    }

    [Fact]
    public async Task Any_number_of_reports_asks_the_provider_three_times_at_most()
    {
        using var family = await WatchedAsync();
        var requests = family.Provider.TokenRequests.Count;
        family.Shared.Credential = null;

        for (var i = 0; i < 200; i++)
        {
            family.Shared.Report();
            family.Time.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Yield();
        }

        await AdvanceUntilAsync(family, () => family.Provider.TokenRequests.Count >= requests + 6);
        await ReportAsync(family);
        Assert.Equal([3, 3], CountRefreshes(family, requests));
    }

    [Fact]
    public async Task A_credential_that_comes_and_goes_asks_the_provider_twice_a_minute_at_most()
    {
        using var family = await WatchedAsync();
        var credential = family.Shared.Credential;
        var start = family.Provider.TokenRequests.Count;

        for (var i = 0; i < 60; i++)
        {
            family.Shared.Credential = i % 2 == 0 ? null : credential;
            family.Shared.Report();
            await Task.Delay(2, Cancellation);
            family.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(family.Provider.TokenRequests.Count - start, 1, 2 * 2 * 3);
    }

    [Fact]
    public async Task Without_a_network_the_app_stays_signed_in_and_the_next_report_asks_again()
    {
        using var family = await WatchedAsync();
        var secret = family.DeviceSecret;
        var isOnline = false;
        var tries = 0;
        family.Provider.RespondInstead = (request, _) =>
        {
            tries += request.Endpoint == RecordingProvider.TokenPath ? 1 : 0;
            return isOnline ? Task.FromResult<HttpResponseMessage?>(null) : throw new HttpRequestException("offline");
        };
        family.Shared.Credential = null;
        family.Shared.Report();
        await AdvanceUntilAsync(family, () => tries > 0);
        Assert.NotNull(await family.Second.GetSessionAsync());
        Assert.IsType<AccessTokenResult.Valid>(await family.Second.GetAccessTokenAsync());

        isOnline = true;
        family.Provider.EndDeviceSession(secret);
        family.Shared.Report();

        await AdvanceUntilAsync(family, () => family.Second.Store.Values.Count == 0);
        Assert.Null(await family.Second.GetSessionAsync());
    }

    [Fact]
    public async Task A_client_that_is_disposed_watches_no_more()
    {
        var family = await WatchedAsync();
        var watched = family.Shared.Watchers;

        family.Dispose();

        Assert.Equal((2, 0), (watched, family.Shared.Watchers));
    }

    [Fact]
    public async Task A_store_that_cannot_watch_is_logged_and_the_next_refresh_notices()
    {
        using var family = new FamilyScenario();
        family.Shared.Fail = static operation => operation == "watch" ? new IOException() : null;
        await family.First.SignedInAsync();
        await family.Second.SignedInAsync();

        await family.First.SignOutAsync();
        family.Time.Advance(TimeSpan.FromHours(1));

        Assert.IsType<AccessTokenResult.SignedOut>(await family.Second.GetAccessTokenAsync());
        Assert.Contains(family.Logs.Events, static entry => entry.Id == 7001 && entry.Text.Contains("watch", StringComparison.Ordinal));
    }
}
