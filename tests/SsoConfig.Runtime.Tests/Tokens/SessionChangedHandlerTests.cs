namespace SsoConfig.Tests.Tokens;

/// <summary>What a handler of the app may do: take its time, throw, call the client, be removed.</summary>
public sealed class SessionChangedHandlerTests
{
    [Fact]
    public async Task A_handler_that_takes_its_time_is_not_called_again_meanwhile()
    {
        using var scenario = new Scenario();
        using var mayGoOn = new ManualResetEventSlim();
        using var called = new CountdownEvent(2);
        var (inside, most) = (0, 0);
        scenario.Client.SessionChanged += (_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            called.Signal();
            mayGoOn.Wait(TimeSpan.FromSeconds(30), CancellationToken.None);
            Interlocked.Decrement(ref inside);
        };

        await scenario.SignedInAsync();
        await scenario.SignOutAsync(SignOutScope.ThisApp);
        var isCalledTwice = called.Wait(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        mayGoOn.Set();

        Assert.False(isCalledTwice);
        Assert.True(called.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task A_handler_that_throws_keeps_no_other_from_being_called_and_fails_no_sign_in()
    {
        using var scenario = new Scenario();
        scenario.Client.SessionChanged += static (_, _) => throw new InvalidOperationException("of the app");
        var changes = await SessionChanges.FollowAsync(scenario);

        await scenario.SignedInAsync();

        Assert.Equal(SessionChange.SignedIn, (await SessionChanges.NextAsync(changes)).Change);
        Assert.Contains(
            scenario.Logs.Events,
            static entry => entry.Id == 3007 && entry.Text.Contains("InvalidOperationException", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_handler_may_call_the_client_and_wait()
    {
        using var scenario = await Scenario.ExpiredAsync();
        scenario.Client.SessionChanged += (_, change) =>
        {
            if (change.Change == SessionChange.Refreshed)
            {
                scenario.SignOutAsync(SignOutScope.ThisApp).GetAwaiter().GetResult();
            }
        };
        var changes = await SessionChanges.FollowAsync(scenario);

        // SignedOut, if the handler was faster than this caller.
        await scenario.GetAccessTokenAsync();

        Assert.Equal(
            [SessionChange.Refreshed, SessionChange.SignedOut],
            [(await SessionChanges.NextAsync(changes)).Change, (await SessionChanges.NextAsync(changes)).Change]
        );
    }

    [Fact]
    public async Task A_handler_that_was_removed_hears_nothing()
    {
        using var scenario = new Scenario();
        var heard = 0;
        void Count(object? sender, SessionChangedEventArgs change) => heard++;
        scenario.Client.SessionChanged += Count;
        scenario.Client.SessionChanged -= Count;
        var changes = await SessionChanges.FollowAsync(scenario);

        await scenario.SignedInAsync();

        await SessionChanges.NextAsync(changes);
        Assert.Equal(0, heard);
    }
}
