using SsoConfig.Tests.Provider;
using static SsoConfig.Tests.NativeSso.WatchedFamily;

namespace SsoConfig.Tests.NativeSso;

/// <summary>What a doubt of the family's session does not cost: neither later doubts nor the renewal of refused tokens.</summary>
public sealed class FamilyDoubtTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_that_an_api_refuses_is_renewed_as_before_after_the_provider_was_asked_about_the_session()
    {
        using var family = await WatchedAsync();
        await LoseCredentialAsync(family);
        family.Time.Advance(TimeSpan.FromSeconds(31));
        var refused = Assert.IsType<AccessTokenResult.Valid>(await family.Second.GetAccessTokenAsync()).AccessToken;

        var renewed = family.Keep(await family.Second.Client.RenewAccessTokenAsync(null, refused, Cancellation));

        Assert.NotEqual(refused, Assert.IsType<AccessTokenResult.Valid>(renewed).AccessToken);
    }

    [Fact]
    public async Task An_exception_of_the_apps_own_handler_is_logged_and_the_next_report_asks_again()
    {
        using var family = await WatchedAsync();
        var secret = family.DeviceSecret;
        family.Time.Advance(TimeSpan.FromDays(1));
        family.Provider.RespondInstead = static (_, _) => throw new HandlerException();
        family.Shared.Credential = null;
        family.Shared.Report();
        await AdvanceUntilAsync(family, () => family.Logs.Events.Any(static entry => entry.Id == 7003)).WaitAsync(Limit, Cancellation);

        family.Provider.RespondInstead = null;
        family.Provider.EndDeviceSession(secret);
        family.Shared.Report();

        await AdvanceUntilAsync(family, () => family.Second.Store.Values.Count == 0).WaitAsync(Limit, Cancellation);
        Assert.Null(await family.Second.GetSessionAsync());
    }

    [Fact]
    public async Task A_sign_in_after_the_provider_has_confirmed_the_one_before_is_asked_about_for_itself()
    {
        using var family = await WatchedAsync();
        await LoseCredentialAsync(family);
        await family.Second.SignedInAsync(new SignInRequest { Prompt = Prompt.Login });

        await family.First.SignOutAsync();

        await AdvanceUntilAsync(family, () => family.Second.Store.Values.Count == 0).WaitAsync(Limit, Cancellation);
        Assert.Null(await family.Second.GetSessionAsync());
    }

    [Fact]
    public async Task A_renewal_that_began_before_the_doubt_does_not_settle_it()
    {
        using var family = await WatchedAsync();
        family.Time.Advance(TimeSpan.FromHours(1));
        var requests = CountOfSecond(family);
        var mayRespond = new TaskCompletionSource();
        family.Provider.RespondInstead = async (request, _) =>
        {
            await (request.Form.GetValueOrDefault("client_id") == "client-2" ? mayRespond.Task : Task.CompletedTask);
            return null;
        };
        var renewal = family.Second.GetAccessTokenAsync();
        await EventuallyAsync(() => new ValueTask<bool>(CountOfSecond(family) > requests)).WaitAsync(Limit, Cancellation);
        family.Shared.Credential = null;
        family.Shared.Report();

        // The watch joins the renewal.
        await Task.Delay(100, Cancellation);
        mayRespond.SetResult();
        await renewal;

        await EventuallyAsync(() => new ValueTask<bool>(CountOfSecond(family) == requests + 2)).WaitAsync(Limit, Cancellation);
    }

    [Fact]
    public async Task A_look_reads_the_apps_own_copy_and_asks_no_other_app()
    {
        using var family = await WatchedAsync();
        family.Shared.Journal.Clear();

        await ReportAsync(family);

        Assert.Equal(["read own copy", "read own copy"], family.Shared.Journal);
    }

    /// <summary>Far more than a look takes.</summary>
    private static TimeSpan Limit => TimeSpan.FromSeconds(20);

    /// <summary>The credential is gone without a sign-out, and the provider has confirmed both sign-ins three times.</summary>
    private static async Task LoseCredentialAsync(FamilyScenario family)
    {
        var requests = family.Provider.TokenRequests.Count;
        family.Shared.Credential = null;
        family.Shared.Report();
        await AdvanceUntilAsync(family, () => CountRefreshes(family, requests) is [3, 3]).WaitAsync(Limit, Cancellation);

        // The last responses are stored.
        await Task.Delay(50, Cancellation);
    }

    private sealed class HandlerException : Exception;
}
