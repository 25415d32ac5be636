using System.Threading.Channels;

namespace SsoConfig.Tests.Tokens;

/// <summary>The changes that a client tells, as they come.</summary>
internal static class SessionChanges
{
    /// <summary>From the moment when the client knows what is stored.</summary>
    public static async Task<Channel<SessionChangedEventArgs>> FollowAsync(Scenario scenario)
    {
        var changes = Channel.CreateUnbounded<SessionChangedEventArgs>();
        scenario.Client.SessionChanged += (sender, change) =>
        {
            Assert.Same(scenario.Client, sender);
            changes.Writer.TryWrite(change);
        };
        await scenario.GetSessionAsync();
        return changes;
    }

    /// <summary>A change that is never told ends the test after a minute, which is far more than telling one ever takes.</summary>
    public static Task<SessionChangedEventArgs> NextAsync(Channel<SessionChangedEventArgs> changes) =>
        changes
            .Reader.ReadAsync(TestContext.Current.CancellationToken)
            .AsTask()
            .WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
}
