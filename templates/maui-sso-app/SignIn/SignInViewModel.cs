using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using SsoConfig;

namespace SsoAppNamespace;

/// <summary>The state and the six actions of the page and the console. It has no reference to a user interface.</summary>
public sealed partial class SignInViewModel : ObservableObject
{
    private const string ChooseAction = "Choose an action.";

    private readonly ISsoClient _sso;
    private readonly ProfileApi _api;

    // The thread of the page; there isn't one in the console.
    private readonly SynchronizationContext _context = SynchronizationContext.Current ?? new SynchronizationContext();
    private SsoUser? _user;
    private CancellationTokenSource? _running;

    public SignInViewModel(ISsoClient sso, ProfileApi api)
    {
        _sso = sso;
        _api = api;
        _sso.SessionChanged += (_, _) => _context.Post(state => _ = ShowSessionAsync(), null);
    }

    /// <summary>The user who is signed in to this app.</summary>
    [ObservableProperty]
    public partial string UserName { get; private set; } = Texts.NotSignedIn;

    /// <summary>When the session started and when it ends.</summary>
    [ObservableProperty]
    public partial string SessionDuration { get; private set; } = "";

    /// <summary>The result of the last action.</summary>
    [ObservableProperty]
    public partial string LastResult { get; private set; } = ChooseAction;

    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(IsIdle))]
    public partial bool IsBusy { get; private set; }

    public bool IsIdle => !IsBusy;

    /// <summary>
    /// Reads the stored session, without network or browser. Of an earlier user nothing stays, the result of the last action included.
    /// </summary>
    public async Task ShowSessionAsync()
    {
        var session = await _sso.GetSessionAsync();
        if (!IsBusy && (session?.User.Subject, session?.User.Issuer) != (_user?.Subject, _user?.Issuer))
        {
            LastResult = ChooseAction;
        }

        _user = session?.User;
        SessionDuration = session is null ? "" : Texts.Duration(session);
        UserName = session is null ? Texts.NotSignedIn : Texts.For(session.User);
    }

    /// <summary>Shows a sign-in that this view model did not wait for.</summary>
    public async Task ShowResumedAsync(SignInResult result)
    {
        await ShowSessionAsync();
        LastResult = Texts.For(result);
    }

    [RelayCommand]
    private Task SignIn() =>
        RunAsync("Waiting for the browser …", async token => Texts.For(await _sso.SignInAsync(cancellationToken: token)));

    [RelayCommand]
    private Task SignInWithPrompt() =>
        RunAsync("Waiting for the browser …", async token => Texts.For(await _sso.SignInAsync(new SignInRequest { Prompt = Prompt.Login }, token)));

//#if (blazor)
    /// <summary>Signs in the user whom the button names and nobody else: another app may have signed another one in since.</summary>
    [RelayCommand]
    private Task ContinueAs(SsoUser user) =>
        RunAsync("Signing in …", async token => Texts.For(await _sso.SignInAsync(new SignInRequest { ExpectedSubject = user.Subject }, token)));

//#endif
    /// <summary>The user asked for it, so iOS may show its dialog, without which no app can use the shared browser session.</summary>
    [RelayCommand]
    private Task CheckSession() =>
        RunAsync("Checking the session …", async token => Texts.For(await _sso.CheckSessionAsync(new SessionCheckRequest { AllowUi = true }, token)));

    [RelayCommand]
    private Task CallApi() =>
        RunAsync("Calling the API …", async token => Texts.For(await _api.GetNameAsync(token)));

    [RelayCommand]
    private Task SignOutOfThisApp() =>
        RunAsync("Signing out …", async token => Texts.For(await _sso.SignOutAsync(SignOutScope.ThisApp, token)));

    [RelayCommand]
    private Task EndSharedSession() =>
        RunAsync("Signing out …", async token => Texts.For(await _sso.SignOutAsync(SignOutScope.SharedSession, token)));

    [RelayCommand]
    private void Cancel() => _running?.Cancel();

    private async Task RunAsync(string progress, Func<CancellationToken, Task<string>> action)
    {
        if (IsBusy)
        {
            return;
        }

        using var running = new CancellationTokenSource();
        _running = running;
        IsBusy = true;
        LastResult = progress;
        try
        {
            LastResult = await action(running.Token);
        }
        catch (OperationCanceledException) when (running.IsCancellationRequested)
        {
            LastResult = Texts.Cancelled;
        }
        finally
        {
            _running = null;
            await EndAsync();
        }
    }

    /// <summary>Busy until its session is shown: the change that the action itself has made must not remove its result.</summary>
    private async Task EndAsync()
    {
        try
        {
            await ShowSessionAsync();
        }
        finally
        {
            IsBusy = false;
        }
    }
}
