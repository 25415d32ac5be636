namespace SsoConfig.Protocol;

/// <summary>What an id_token must say beyond the rules that hold for every one.</summary>
internal sealed record IdTokenExpectations
{
    public required string ClientId { get; init; }

    /// <summary>Audiences that may stand beside the client.</summary>
    public IReadOnlyCollection<string> TrustedAudiences { get; init; } = [];

    /// <summary>The nonce of the request.</summary>
    public string? Nonce { get; init; }

    /// <summary>Whether the nonce must be there; a refreshed id_token may leave it out (Core 1.0, section 12.2).</summary>
    public bool IsNonceRequired { get; init; } = true;

    /// <summary>
    /// Whether the nonce says nothing: a token exchange has none of its own, and a provider may repeat that of the shared session.
    /// </summary>
    public bool AcceptsAnyNonce { get; init; }

    /// <summary>Whether it starts a sign-in; if not, it continues one.</summary>
    public bool StartsSignIn { get; init; } = true;

    /// <summary>How old the authentication may have been at <see cref="RequestedAt"/>; <see langword="null"/> is any age.</summary>
    public TimeSpan? MaxAuthenticationAge { get; init; }

    /// <summary>Whether an id_token that does not say when the user authenticated passes for a fresh one.</summary>
    public bool AcceptsMissingAuthenticationTime { get; init; }

    /// <summary>The authentication context classes, one of which it must state; none for any.</summary>
    public IReadOnlyList<string> AcrValues { get; init; } = [];

    /// <summary>When the browser was sent out, by this device's clock.</summary>
    public DateTimeOffset RequestedAt { get; init; }

    /// <summary>The same by a clock that cannot be set, if this process sent the browser out.</summary>
    public long? RequestedTimestamp { get; init; }

    /// <summary>The user it must be about, if known.</summary>
    public string? Subject { get; init; }

    /// <summary>Which tenant's user that is: a subject is unique within its issuer only (Core 1.0, section 2).</summary>
    public string? SubjectIssuer { get; init; }

    /// <summary>Who has sent the authorization response, if it said so (RFC 9207): one tenant of several.</summary>
    public string? ResponseIssuer { get; init; }

    /// <summary>The session it must be of if it names one (<c>sid</c>), if known.</summary>
    public string? SessionId { get; init; }

    /// <summary>
    /// The last <c>auth_time</c> of the sign-in that is refreshed; a refreshed id_token states this one or a later one, if any.
    /// </summary>
    public long? AuthenticatedAt { get; init; }

    /// <summary>The <c>iat</c> of the id_token that this one replaces; a refreshed one is not older.</summary>
    public long? ReplacesIssuedAt { get; init; }

    public override string ToString() => nameof(IdTokenExpectations);
}
