namespace SsoConfig;

/// <summary>A sign-in of this app.</summary>
public sealed class SsoSession
{
    /// <summary>The user who is signed in.</summary>
    public required SsoUser User { get; init; }

    /// <summary>
    /// <c>sid</c>: the provider's session, equal in all apps that share it; <see langword="null"/> if the provider does not state it.
    /// </summary>
    public string? SessionId { get; init; }

    /// <summary><c>auth_time</c>: when the user last authenticated; <see langword="null"/> if the provider does not state it.</summary>
    public DateTimeOffset? AuthenticatedAt { get; init; }

    /// <summary>
    /// When the current access token expires, by this device's clock. The sign-in itself lasts longer if it has a refresh token.
    /// </summary>
    public required DateTimeOffset AccessTokenExpiresAt { get; init; }

    /// <summary>Whether the sign-in outlives the access token.</summary>
    public bool HasRefreshToken { get; init; }

    /// <summary>Whether it was made apart from the shared session (<see cref="SignInRequest.UseEphemeralSession"/>).</summary>
    public bool IsEphemeral { get; init; }
}
