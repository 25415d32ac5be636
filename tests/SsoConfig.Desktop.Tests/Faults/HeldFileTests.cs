using SsoConfig.Desktop.Tests.Support;

namespace SsoConfig.Desktop.Tests.Faults;

/// <summary>Another process holds a file of the store, by the system's own lock, and does not let go.</summary>
public sealed class HeldFileTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    [Fault(
        "another process of the app hangs in a refresh",
        "`storage` when the wait has ended (three minutes; less in the test), which says what to do; a token when that process has ended"
    )]
    public async Task A_refresh_does_not_wait_for_ever_for_a_process_that_hangs()
    {
        var clock = new ClockThatJumps();
        await using var org = await Org.StartAsync(TimeSpan.FromHours(1), clock);
        using var home = org.NewHome();
        using var client = await SignedInAsync(home, clock);
        clock.PassAnHour(home);
        await using (await new FileTokenStore(home.State).LockAsync(Cancel))
        {
            var failed = await FailedTokenAsync(client);
            Assert.Equal(SsoErrorCodes.Storage, failed.Code);
            Assert.Contains("Another process of this app holds it", failed.Message, StringComparison.Ordinal);
        }

        Assert.IsType<AccessTokenResult.Valid>(await client.GetAccessTokenAsync(cancellationToken: Cancel));
    }

    [Fact]
    [Fault("the token file is locked by another program", "`storage`; a token when that program lets go")]
    public async Task A_token_file_that_another_program_holds_is_neither_lost_nor_replaced()
    {
        var clock = new ClockThatJumps();
        await using var org = await Org.StartAsync(TimeSpan.FromHours(1), clock);
        using var home = org.NewHome();
        using var client = await SignedInAsync(home, clock);
        clock.PassAnHour(home);
        await using (new FileStream(Path.Combine(home.State, "session.sealed"), FileMode.Open, FileAccess.Read, FileShare.None))
        {
            Assert.Equal(SsoErrorCodes.Storage, (await FailedTokenAsync(client)).Code);
        }

        Assert.IsType<AccessTokenResult.Valid>(await client.GetAccessTokenAsync(cancellationToken: Cancel));
    }

    [Fact]
    [Fault(
        "another process of the app hangs in a refresh",
        "a sign-out that revokes, deletes, and reports `storage`, as the other process may store tokens again"
    )]
    public async Task A_sign_out_does_not_wait_for_ever_for_a_process_that_hangs()
    {
        await using var org = await Org.StartAsync(TimeSpan.FromHours(1));
        using var home = org.NewHome();
        using var client = await SignedInAsync(home, TimeProvider.System);
        await using var hung = await new FileTokenStore(home.State).LockAsync(Cancel);

        var result = await client.SignOutAsync(SignOutScope.ThisApp, Cancel);

        Assert.Equal(SsoErrorCodes.Storage, Assert.IsType<SignOutStepResult.Failed>(result.LocalTokens).Error.Code);
        Assert.IsType<SignOutStepResult.Done>(result.RefreshTokenRevocation);
        Assert.Null(await client.GetSessionAsync(Cancel));
    }

    private static async Task<SsoClient> SignedInAsync(AppHome home, TimeProvider clock)
    {
        Assert.Equal("signed in: ada@example.com", await RunningApp.RunAsync(home, "sign-in"));
        var environment = new SsoClientOptions { TimeProvider = clock };
        return new SsoClient(home.Options, new NoBrowser(), new FileTokenStore(home.State, Patience), environment);
    }

    private static async Task<SsoError> FailedTokenAsync(SsoClient client) =>
        Assert.IsType<AccessTokenResult.Failed>(await client.GetAccessTokenAsync(cancellationToken: Cancel)).Error;

    private sealed class NoBrowser : ISystemBrowser
    {
        public bool AlwaysShowsUi => false;

        public Task<BrowserResult> OpenAsync(BrowserRequest request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("No browser is needed here.");
    }
}
