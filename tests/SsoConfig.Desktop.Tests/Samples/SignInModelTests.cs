using Samples;
using SsoConfig.Testing;

namespace SsoConfig.Desktop.Tests.Samples;

/// <summary>What the windows of the samples show and do.</summary>
public sealed class SignInModelTests
{
    private readonly FakeSsoClient _sso = new();

    [Fact]
    public async Task A_user_signs_in_and_out()
    {
        using var model = new SignInModel(_sso);

        await model.SignInAsync();
        Assert.Equal(("Hello Ada Lovelace", "", false, true), (model.Status, model.Problem, model.CanSignIn, model.CanSignOut));

        await model.SignOutAsync();
        Assert.Equal(("Not signed in", "", true, false), (model.Status, model.Problem, model.CanSignIn, model.CanSignOut));
    }

    [Fact]
    public async Task A_denied_sign_in_is_shown_beside_the_state_and_is_gone_with_the_next_action()
    {
        _sso.OnSignIn = static _ => new SignInResult.Denied("access_denied", "Not assigned to this app.");
        using var model = new SignInModel(_sso);

        await model.SignInAsync();
        Assert.Equal(("Not signed in", "Not assigned to this app."), (model.Status, model.Problem));

        _sso.OnSignIn = null;
        await model.SignInAsync();
        Assert.Equal("", model.Problem);
    }

    [Fact]
    public async Task Cancel_stops_waiting_for_the_browser()
    {
        using var model = new SignInModel(_sso);
        _sso.OnSignIn = _ =>
        {
            Assert.True(model.IsBusy);
            model.Cancel();
            throw new OperationCanceledException();
        };

        await model.SignInAsync();

        Assert.Equal(("Cancelled.", false), (model.Problem, model.IsBusy));
    }

    [Fact]
    public async Task A_session_that_ends_elsewhere_is_shown_on_the_thread_of_the_window()
    {
        await _sso.SignInAsync(cancellationToken: TestContext.Current.CancellationToken);
        var window = new WindowThread();
        using var model = window.Run(() => new SignInModel(_sso));
        await model.ShowSessionAsync();

        await Task.Run(() => _sso.EndSessionByProvider(), TestContext.Current.CancellationToken);
        Assert.True(model.IsSignedIn);

        window.RunPosted();
        Assert.Equal("Not signed in", model.Status);
    }

    [Fact]
    public async Task A_closed_window_does_not_follow_the_session()
    {
        var model = new SignInModel(_sso);
        var changes = 0;
        model.PropertyChanged += (_, _) => changes++;

        model.Dispose();
        await _sso.SignInAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(0, changes);
    }

    /// <summary>The message loop of a window, as far as a synchronization context shows it.</summary>
    private sealed class WindowThread : SynchronizationContext
    {
        private readonly Queue<Action> _posted = new();

        public override void Post(SendOrPostCallback d, object? state) => _posted.Enqueue(() => d(state));

        public T Run<T>(Func<T> action)
        {
            var previous = Current;
            SetSynchronizationContext(this);
            try
            {
                return action();
            }
            finally
            {
                SetSynchronizationContext(previous);
            }
        }

        public void RunPosted()
        {
            while (_posted.TryDequeue(out var action))
            {
                action();
            }
        }
    }
}
