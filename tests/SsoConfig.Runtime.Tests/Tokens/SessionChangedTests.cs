using System.Threading.Channels;
using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.Tokens;

/// <summary>The app hears of each change of its sign-in once: what, by whom and why.</summary>
public sealed class SessionChangedTests
{
    [Fact]
    public async Task A_life_in_one_process_is_told_in_order()
    {
        using var scenario = new Scenario();
        var changes = await SessionChanges.FollowAsync(scenario);

        var signedIn = await scenario.SignedInAsync();
        scenario.Time.Advance(TimeSpan.FromHours(1));
        await scenario.ValidAccessTokenAsync();
        await scenario.SignOutAsync(SignOutScope.ThisApp);

        var (first, second, third) = (
            await SessionChanges.NextAsync(changes),
            await SessionChanges.NextAsync(changes),
            await SessionChanges.NextAsync(changes)
        );
        Assert.Equal(
            [SessionChange.SignedIn, SessionChange.Refreshed, SessionChange.SignedOut],
            [first.Change, second.Change, third.Change]
        );
        Assert.All(
            [first, second, third],
            static change => Assert.Equal((SessionChangeSource.ThisProcess, null), (change.Source, change.ErrorCode))
        );
        Assert.Equal((null, "ada"), (first.PreviousSession, first.Session!.User.Subject));
        Assert.Equal(signedIn.AccessTokenExpiresAt, second.PreviousSession!.AccessTokenExpiresAt);
        Assert.Equal(scenario.Time.GetUtcNow() + TimeSpan.FromHours(1), second.Session!.AccessTokenExpiresAt);
        Assert.Equal((true, null), (third.PreviousSession is not null, third.Session));
    }

    [Fact]
    public async Task A_sign_in_in_the_place_of_another_one_names_both()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var changes = await SessionChanges.FollowAsync(scenario);
        scenario.Provider.User = "grace";

        await scenario.SignedInAsync();

        var change = await SessionChanges.NextAsync(changes);
        Assert.Equal(
            (SessionChange.SignedIn, "ada", "grace"),
            (change.Change, change.PreviousSession!.User.Subject, change.Session!.User.Subject)
        );
    }

    [Fact]
    public async Task The_provider_that_ends_a_sign_in_is_named_with_its_reason()
    {
        using var scenario = await Scenario.ExpiredAsync();
        var changes = await SessionChanges.FollowAsync(scenario);
        scenario.RespondAt(RecordingProvider.TokenPath, static () => RecordingProvider.Error("invalid_grant"));

        await scenario.GetAccessTokenAsync();

        var change = await SessionChanges.NextAsync(changes);
        Assert.Equal(
            (SessionChange.SignedOut, SessionChangeSource.Provider, "invalid_grant"),
            (change.Change, change.Source, change.ErrorCode)
        );
    }

    [Fact]
    public async Task What_another_process_does_is_told_as_soon_as_the_store_reports_it()
    {
        using var scenario = new Scenario();
        scenario.Store.ReportsChanges = true;
        var changes = await SessionChanges.FollowAsync(scenario);
        using var process = scenario.NewProcess();

        await process.SignInAsync(cancellationToken: TestContext.Current.CancellationToken);
        var signedIn = await SessionChanges.NextAsync(changes);
        scenario.Time.Advance(TimeSpan.FromHours(1));
        await scenario.ValidAccessTokenAsync(process);
        var refreshed = await SessionChanges.NextAsync(changes);
        await scenario.ValidAccessTokenAsync(new AccessTokenRequest { Resource = "https://orders.example.com" }, process);
        await process.SignInAsync(cancellationToken: TestContext.Current.CancellationToken);
        var signedInAgain = await SessionChanges.NextAsync(changes);
        await process.SignOutAsync(SignOutScope.ThisApp, TestContext.Current.CancellationToken);
        var signedOut = await SessionChanges.NextAsync(changes);

        Assert.Equal(
            [SessionChange.SignedIn, SessionChange.Refreshed, SessionChange.SignedIn, SessionChange.SignedOut],
            [signedIn.Change, refreshed.Change, signedInAgain.Change, signedOut.Change]
        );
        Assert.All(
            [signedIn, refreshed, signedInAgain, signedOut],
            static change => Assert.Equal(SessionChangeSource.AnotherProcess, change.Source)
        );
    }

    [Fact]
    public async Task A_sign_in_elsewhere_after_a_sign_out_here_is_told()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var changes = await SessionChanges.FollowAsync(scenario);
        await scenario.SignOutAsync(SignOutScope.ThisApp);
        await SessionChanges.NextAsync(changes);

        await scenario.NewProcess().SignInAsync(cancellationToken: TestContext.Current.CancellationToken);
        await scenario.GetSessionAsync();

        var change = await SessionChanges.NextAsync(changes);
        Assert.Equal((SessionChange.SignedIn, SessionChangeSource.AnotherProcess), (change.Change, change.Source));
    }

    [Fact]
    public async Task What_was_stored_before_is_no_change_and_what_the_store_reports_of_this_process_is_none_either()
    {
        using var scenario = new Scenario();
        scenario.Store.ReportsChanges = true;
        await scenario.SignedInAsync();
        using var process = scenario.NewProcess();
        var changes = Channel.CreateUnbounded<SessionChangedEventArgs>();
        process.SessionChanged += (_, change) => changes.Writer.TryWrite(change);

        await scenario.GetSessionAsync(process);
        await scenario.GetSessionAsync(process);
        await process.SignOutAsync(SignOutScope.ThisApp, TestContext.Current.CancellationToken);
        await scenario.GetSessionAsync(process);
        await process.SignInAsync(cancellationToken: TestContext.Current.CancellationToken);

        var (first, second) = (await SessionChanges.NextAsync(changes), await SessionChanges.NextAsync(changes));
        Assert.Equal(
            [(SessionChange.SignedOut, SessionChangeSource.ThisProcess), (SessionChange.SignedIn, SessionChangeSource.ThisProcess)],
            [(first.Change, first.Source), (second.Change, second.Source)]
        );
    }

    [Fact]
    public async Task A_sign_out_without_a_sign_in_and_a_token_for_another_api_change_nothing()
    {
        using var scenario = new Scenario();
        var changes = await SessionChanges.FollowAsync(scenario);

        await scenario.SignOutAsync(SignOutScope.ThisApp);
        await scenario.SignedInAsync();
        await scenario.ValidAccessTokenAsync(new AccessTokenRequest { Resource = "https://orders.example.com" });
        await scenario.SignOutAsync(SignOutScope.ThisApp);

        Assert.Equal(
            [SessionChange.SignedIn, SessionChange.SignedOut],
            [(await SessionChanges.NextAsync(changes)).Change, (await SessionChanges.NextAsync(changes)).Change]
        );
    }

    [Fact]
    public async Task Tokens_that_could_not_be_deleted_are_no_sign_out_and_no_sign_in_when_they_are_found_again()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var changes = await SessionChanges.FollowAsync(scenario);
        scenario.Store.Fail = static operation => operation == "delete session" ? new IOException() : null;
        await scenario.SignOutAsync(SignOutScope.ThisApp);
        scenario.Store.Fail = static _ => null;
        await scenario.GetSessionAsync();

        await scenario.SignOutAsync(SignOutScope.ThisApp);

        Assert.Equal(SessionChange.SignedOut, (await SessionChanges.NextAsync(changes)).Change);
        Assert.False(changes.Reader.TryRead(out _));
    }

    [Fact]
    public async Task A_look_at_the_store_between_a_write_and_its_end_tells_nothing()
    {
        using var scenario = new Scenario();
        var changes = await SessionChanges.FollowAsync(scenario);
        scenario.Store.ReportsChanges = true;
        scenario.Store.AfterWrite = () => scenario.GetSessionAsync().GetAwaiter().GetResult();

        await scenario.SignedInAsync();
        await scenario.SignOutAsync(SignOutScope.ThisApp);

        var (first, second) = (await SessionChanges.NextAsync(changes), await SessionChanges.NextAsync(changes));
        Assert.Equal([SessionChangeSource.ThisProcess, SessionChangeSource.ThisProcess], [first.Source, second.Source]);
        Assert.False(changes.Reader.TryRead(out _));
    }

    [Fact]
    public async Task A_store_that_cannot_be_read_after_a_change_is_in_the_log()
    {
        using var scenario = new Scenario();
        scenario.Store.ReportsChanges = true;
        var changes = await SessionChanges.FollowAsync(scenario);
        using var process = scenario.NewProcess();
        var isRead = new TaskCompletionSource();
        scenario.Store.Fail = operation =>
        {
            if (operation != "read session" || scenario.Stored() is null)
            {
                return null;
            }

            isRead.TrySetResult();
            return new IOException();
        };
        await process.SignInAsync(cancellationToken: TestContext.Current.CancellationToken);
        await isRead.Task;
        scenario.Store.Fail = static _ => null;

        await scenario.GetSessionAsync();

        Assert.Equal(SessionChange.SignedIn, (await SessionChanges.NextAsync(changes)).Change);
        while (!scenario.Logs.Events.Any(static entry => entry.Id == 3008))
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }
}
