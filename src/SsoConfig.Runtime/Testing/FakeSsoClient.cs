namespace SsoConfig.Testing;

/// <summary>
/// A sign-in for unit tests of an app, without a browser, a token store, a network and a clock. By default every call succeeds; each
/// <c>On…</c> member is what a test wants to happen instead. An app that ships without it is not larger: trimming takes it out.
/// </summary>
/// <example>
/// <code>
/// var sso = new FakeSsoClient { OnSignIn = _ => new SignInResult.Cancelled() };
/// var page = new LoginViewModel(sso);
/// await page.SignInAsync();
/// Assert.False(page.IsSignedIn);
/// </code>
/// </example>
public sealed class FakeSsoClient : ISsoClient
{
    private readonly List<SignInRequest> _signIns = [];
    private readonly List<SignOutScope> _signOuts = [];

    /// <inheritdoc/>
    /// <remarks>Raised within the call that makes the change, on its thread.</remarks>
    public event EventHandler<SessionChangedEventArgs>? SessionChanged;

    /// <summary>The user whom a sign-in is about.</summary>
    public SsoUser User { get; set; } =
        new()
        {
            Subject = "ada",
            Name = "Ada Lovelace",
            PreferredUsername = "ada@example.com",
            Email = "ada@example.com",
        };

    /// <summary>Who is signed in; <see langword="null"/> for nobody. Set it to begin a test in that state.</summary>
    public SsoSession? Session { get; set; }

    /// <summary>The access token of a user who is signed in.</summary>
    public string AccessToken { get; set; } = "access-token";

    /// <summary>The id_token of a user who is signed in.</summary>
    public string IdToken { get; set; } = "id-token";

    /// <summary>
    /// The sign-in that the apps of the family share; <see langword="null"/> for none, as after a sign-out of the shared session.
    /// </summary>
    public SsoFamilySession? FamilySession { get; set; }

    /// <summary>How a sign-in ends. Default: <see cref="User"/> is signed in.</summary>
    public Func<SignInRequest, SignInResult>? OnSignIn { get; set; }

    /// <summary>What a session check finds. Default: the session of <see cref="Session"/>, or none.</summary>
    public Func<SessionCheckRequest, SessionCheckResult>? OnCheckSession { get; set; }

    /// <summary>What comes instead of <see cref="AccessToken"/>. After <c>SignedOut</c>, nobody is signed in.</summary>
    public Func<AccessTokenRequest?, AccessTokenResult>? OnGetAccessToken { get; set; }

    /// <summary>How a sign-out ends. Default: each step is done.</summary>
    public Func<SignOutScope, SignOutResult>? OnSignOut { get; set; }

    /// <summary>The sign-ins that the app has asked for, in order.</summary>
    public IReadOnlyList<SignInRequest> SignIns => _signIns;

    /// <summary>The sign-outs that the app has asked for, in order.</summary>
    public IReadOnlyList<SignOutScope> SignOuts => _signOuts;

    /// <inheritdoc/>
    public Task<SignInResult> SignInAsync(SignInRequest? request = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        request ??= new SignInRequest();
        _signIns.Add(request);
        return Task.FromResult(Complete(OnSignIn?.Invoke(request) ?? new SignInResult.SignedIn(CreateSession(request))));
    }

    /// <inheritdoc/>
    public Task<SignInResult> ResumeSignInAsync(string responseUri, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(responseUri);
        return SignInAsync(null, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<SessionCheckResult> CheckSessionAsync(SessionCheckRequest? request = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(
            OnCheckSession?.Invoke(request ?? new SessionCheckRequest())
                ?? (Session is { } session ? new SessionCheckResult.Valid(session) : new SessionCheckResult.NoSession())
        );
    }

    /// <inheritdoc/>
    public ValueTask<AccessTokenResult> GetAccessTokenAsync(
        AccessTokenRequest? request = null,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var result =
            OnGetAccessToken?.Invoke(request)
            ?? (
                Session is { } session
                    ? new AccessTokenResult.Valid(AccessToken, session.AccessTokenExpiresAt)
                    : (AccessTokenResult)new AccessTokenResult.SignedOut()
            );
        if (result is AccessTokenResult.SignedOut && Session is not null)
        {
            EndSessionByProvider();
        }

        return ValueTask.FromResult(result);
    }

    /// <inheritdoc/>
    public Task<SignOutResult> SignOutAsync(SignOutScope scope = SignOutScope.SharedSession, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _signOuts.Add(scope);
        if (scope == SignOutScope.SharedSession && IsOfFamily(Session))
        {
            FamilySession = null;
        }

        Change(SessionChange.SignedOut, null);
        return Task.FromResult(OnSignOut?.Invoke(scope) ?? Done);
    }

    /// <inheritdoc/>
    public ValueTask<SsoSession?> GetSessionAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(Session);

    /// <inheritdoc/>
    public ValueTask<string?> GetIdTokenAsync(CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Session is null ? null : IdToken);

    /// <inheritdoc/>
    public ValueTask<SsoFamilySession?> GetFamilySessionAsync(CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(FamilySession);

    /// <summary>Ends the session as a provider does that has revoked it: the next access token is <c>SignedOut</c>.</summary>
    /// <param name="errorCode">The provider's error code.</param>
    public void EndSessionByProvider(string errorCode = "invalid_grant") =>
        Change(SessionChange.SignedOut, null, SessionChangeSource.Provider, errorCode);

    private static SignOutResult Done { get; } =
        new()
        {
            RefreshTokenRevocation = new SignOutStepResult.Done(),
            AccessTokenRevocation = new SignOutStepResult.Done(),
            EndSession = new SignOutStepResult.Done(),
            LocalTokens = new SignOutStepResult.Done(),
        };

    /// <summary>The session of another user of the device stays, and an ephemeral sign-in shares none.</summary>
    private bool IsOfFamily(SsoSession? session) =>
        session is null || (!session.IsEphemeral && session.User.Subject == FamilySession?.User.Subject);

    private SsoSession CreateSession(SignInRequest request) =>
        new()
        {
            User = User,
            SessionId = "session-1",
            AccessTokenExpiresAt = DateTimeOffset.MaxValue,
            HasRefreshToken = true,
            IsEphemeral = request.UseEphemeralSession,
        };

    private SignInResult Complete(SignInResult result)
    {
        if (result is SignInResult.SignedIn signedIn)
        {
            Change(SessionChange.SignedIn, signedIn.Session);
        }

        return result;
    }

    private void Change(
        SessionChange change,
        SsoSession? session,
        SessionChangeSource source = SessionChangeSource.ThisProcess,
        string? errorCode = null
    )
    {
        var previous = Session;
        Session = session;
        if (previous is not null || session is not null)
        {
            SessionChanged?.Invoke(
                this,
                new SessionChangedEventArgs
                {
                    Change = change,
                    Source = source,
                    PreviousSession = previous,
                    Session = session,
                    ErrorCode = errorCode,
                }
            );
        }
    }
}
