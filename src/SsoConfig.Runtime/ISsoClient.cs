namespace SsoConfig;

/// <summary>
/// What an app does with an <see cref="SsoClient"/>, for code that is to be tested without a browser, a token store and a clock:
/// <see cref="Testing.FakeSsoClient"/> is one in memory. Members may be added; implement it in tests only.
/// </summary>
public interface ISsoClient
{
    /// <inheritdoc cref="SsoClient.SessionChanged"/>
    event EventHandler<SessionChangedEventArgs>? SessionChanged;

    /// <inheritdoc cref="SsoClient.SignInAsync"/>
    Task<SignInResult> SignInAsync(SignInRequest? request = null, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="SsoClient.ResumeSignInAsync"/>
    Task<SignInResult> ResumeSignInAsync(string responseUri, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="SsoClient.CheckSessionAsync"/>
    Task<SessionCheckResult> CheckSessionAsync(SessionCheckRequest? request = null, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="SsoClient.GetAccessTokenAsync"/>
    ValueTask<AccessTokenResult> GetAccessTokenAsync(AccessTokenRequest? request = null, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="SsoClient.SignOutAsync"/>
    Task<SignOutResult> SignOutAsync(SignOutScope scope = SignOutScope.SharedSession, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="SsoClient.GetSessionAsync"/>
    ValueTask<SsoSession?> GetSessionAsync(CancellationToken cancellationToken = default);

    /// <inheritdoc cref="SsoClient.GetIdTokenAsync"/>
    ValueTask<string?> GetIdTokenAsync(CancellationToken cancellationToken = default);

    /// <inheritdoc cref="SsoClient.GetFamilySessionAsync"/>
    ValueTask<SsoFamilySession?> GetFamilySessionAsync(CancellationToken cancellationToken = default);
}
