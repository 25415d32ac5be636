using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using SsoConfig;

namespace SsoAppNamespace;

/// <summary>What the page and the console show, and what their six actions do. It knows no user interface.</summary>
public sealed partial class SignInViewModel(SsoClient sso, ProfileApi api) : ObservableObject
{
    private CancellationTokenSource? _running;

    /// <summary>Who is signed in to this app.</summary>
    [ObservableProperty]
    public partial string Who { get; private set; } = Wording.NobodySignedIn;

    /// <summary>Since when, and how long the access token lasts.</summary>
    [ObservableProperty]
    public partial string Details { get; private set; } = "";

    /// <summary>What came of the last action, in plain words.</summary>
    [ObservableProperty]
    public partial string LastResult { get; private set; } = "Nothing done yet.";

    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(IsIdle))]
    public partial bool IsBusy { get; private set; }

    public bool IsIdle => !IsBusy;

    /// <summary>Reads the stored session; no network, no browser.</summary>
    public async Task ShowSessionAsync()
    {
        var session = await sso.GetSessionAsync();
        Who = session is null ? Wording.NobodySignedIn : Wording.Of(session.User);
        Details = session is null ? "" : Wording.TimesOf(session);
    }

    /// <summary>Shows a sign-in that was completed without this view model waiting for it.</summary>
    public Task ShowResumedAsync(SignInResult result)
    {
        LastResult = Wording.Of(result);
        return ShowSessionAsync();
    }

    [RelayCommand]
    private Task SignIn() =>
        RunAsync("Waiting for the browser …", async token => Wording.Of(await sso.SignInAsync(cancellationToken: token)));

    [RelayCommand]
    private Task SignInFresh() =>
        RunAsync("Waiting for the browser …", async token => Wording.Of(await sso.SignInAsync(new SignInRequest { Prompt = Prompt.Login }, token)));

    /// <summary>The person asked for it, so iOS may show the dialog without which it does not let an app ask its browser.</summary>
    [RelayCommand]
    private Task CheckSession() =>
        RunAsync("Asking the browser …", async token => Wording.Of(await sso.CheckSessionAsync(new SessionCheckRequest { AllowUi = true }, token)));

    [RelayCommand]
    private Task CallApi() =>
        RunAsync("Calling …", async token => Wording.Of(await api.GetNameAsync(token)));

    [RelayCommand]
    private Task SignOutHere() =>
        RunAsync("Signing out …", async token => Wording.Of(await sso.SignOutAsync(SignOutScope.ThisApp, token)));

    [RelayCommand]
    private Task SignOutEverywhere() =>
        RunAsync("Signing out …", async token => Wording.Of(await sso.SignOutAsync(SignOutScope.SharedSession, token)));

    [RelayCommand]
    private void Cancel() => _running?.Cancel();

    private async Task RunAsync(string doing, Func<CancellationToken, Task<string>> action)
    {
        if (IsBusy)
        {
            return;
        }

        using var running = new CancellationTokenSource();
        _running = running;
        IsBusy = true;
        LastResult = doing;
        try
        {
            LastResult = await action(running.Token);
        }
        catch (OperationCanceledException) when (running.IsCancellationRequested)
        {
            LastResult = Wording.Cancelled;
        }
        finally
        {
            _running = null;
            IsBusy = false;
        }

        await ShowSessionAsync();
    }
}
