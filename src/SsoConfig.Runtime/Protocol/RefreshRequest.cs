using SsoConfig.DPoP;

namespace SsoConfig.Protocol;

/// <summary>
/// What a refresh needs to know of the sign-in that it continues (RFC 6749, section 6; OpenID Connect Core 1.0, section 12).
/// </summary>
internal sealed record RefreshRequest
{
    public required string RefreshToken { get; init; }

    public required string Subject { get; init; }

    /// <summary>The issuer of the current id_token, if that is not the one in okta.json.</summary>
    public string? SubjectIssuer { get; init; }

    /// <summary>The <c>iat</c> of the current id_token.</summary>
    public required long IdTokenIssuedAt { get; init; }

    /// <summary>RFC 8707, section 2.2.</summary>
    public IReadOnlyList<string>? Resources { get; init; }

    /// <summary>RFC 6749, section 6: the scopes of the new access token, if not all.</summary>
    public string? Scopes { get; init; }

    /// <summary>Native SSO 1.0, section 3.3: that of the family, if the sign-in belongs to it.</summary>
    public string? DeviceSecret { get; init; }

    public string? Nonce { get; init; }

    public long? AuthenticatedAt { get; init; }

    /// <summary>The key that the refresh token is bound to (RFC 9449, section 5).</summary>
    public ProofKey? ProofKey { get; init; }

    public override string ToString() => nameof(RefreshRequest);
}
