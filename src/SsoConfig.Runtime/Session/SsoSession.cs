namespace SsoConfig;

/// <summary>A sign-in of this app.</summary>
/// <param name="User">The person who is signed in.</param>
/// <param name="SessionId"><c>sid</c>: the provider's session, equal in all apps that share it; or <see langword="null"/> where the provider does not say.</param>
/// <param name="AuthenticatedAt"><c>auth_time</c>: when the person last authenticated; or <see langword="null"/> where the provider does not say.</param>
/// <param name="AccessTokenExpiresAt">When the access token held now expires, by this device's clock.</param>
/// <param name="HasRefreshToken">Whether the sign-in outlives the access token.</param>
/// <param name="IsEphemeral">Whether it was made apart from the shared session.</param>
public sealed record SsoSession(
    SsoUser User,
    string? SessionId,
    DateTimeOffset? AuthenticatedAt,
    DateTimeOffset AccessTokenExpiresAt,
    bool HasRefreshToken,
    bool IsEphemeral = false);
