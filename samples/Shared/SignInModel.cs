using System.ComponentModel;
using System.Diagnostics;
using SsoConfig;

namespace Samples;

/// <summary>What a window shows and does. It has no reference to a user interface; create it on the thread of the window.</summary>
public sealed class SignInModel : INotifyPropertyChanged, IDisposable
{
    private readonly ISsoClient _sso;
    private readonly SynchronizationContext? _window = SynchronizationContext.Current;
    private CancellationTokenSource? _running;

    public SignInModel(ISsoClient sso)
    {
        _sso = sso;
        _sso.SessionChanged += OnSessionChanged;
    }

    public event PropertyChangedEventHandler? PropertyChanged;

    public string Status { get; private set; } = "";

    /// <summary>What went wrong at the last action, for the user.</summary>
    public string Problem { get; private set; } = "";

    public bool IsSignedIn { get; private set; }

    public bool IsBusy => _running is not null;

    public bool CanSignIn => !IsBusy && !IsSignedIn;

    public bool CanSignOut => !IsBusy && IsSignedIn;

    /// <summary>Reads the stored session, without network or browser.</summary>
    public async Task ShowSessionAsync() => Show(await _sso.GetSessionAsync());

    public Task SignInAsync() =>
        RunAsync(async cancellationToken =>
            await _sso.SignInAsync(cancellationToken: cancellationToken) switch
            {
                SignInResult.SignedIn => "",
                SignInResult.Cancelled => "Cancelled.",
                SignInResult.Denied denied => denied.Description ?? denied.ErrorCode,
                SignInResult.Failed { Error: var error } => error.Message,
                _ => throw new UnreachableException(),
            }
        );

    public Task SignOutAsync() =>
        RunAsync(async cancellationToken =>
            (await _sso.SignOutAsync(cancellationToken: cancellationToken)).IsComplete ? "" : "Signed out, but not everywhere."
        );

    /// <summary>Stops waiting for the browser: it doesn't report that it was closed.</summary>
    public void Cancel() => _running?.Cancel();

    public void Dispose()
    {
        _sso.SessionChanged -= OnSessionChanged;
        Cancel();
    }

    private async Task RunAsync(Func<CancellationToken, Task<string>> action)
    {
        if (IsBusy)
        {
            return;
        }

        using var running = new CancellationTokenSource();
        _running = running;
        Problem = "";
        Changed();
        try
        {
            Problem = await action(running.Token);
        }
        catch (OperationCanceledException) when (running.IsCancellationRequested)
        {
            Problem = "Cancelled.";
        }
        finally
        {
            _running = null;
        }

        await ShowSessionAsync();
    }

    /// <summary>Another process of the app, or the provider, may have ended the session. Raised on a thread of the pool.</summary>
    private void OnSessionChanged(object? sender, SessionChangedEventArgs change)
    {
        if (_window is null)
        {
            Show(change.Session);
        }
        else
        {
            _window.Post(_ => Show(change.Session), null);
        }
    }

    private void Show(SsoSession? session)
    {
        IsSignedIn = session is not null;
        Status = session is null ? "Not signed in" : $"Hello {session.User.Name ?? session.User.Subject}";
        Changed();
    }

    /// <summary>An empty name stands for all properties.</summary>
    private void Changed() => PropertyChanged?.Invoke(this, new PropertyChangedEventArgs(""));
}
