using SsoConfig.DPoP;

namespace SsoConfig.Protocol;

/// <summary>What one authorization request asks for beyond what all have in common (Core 1.0, section 3.1.2.1).</summary>
internal sealed record AuthorizationRequest
{
    public required string Scope { get; init; }

    /// <summary>Those of <see cref="Scope"/> that the call has asked for beside the app's.</summary>
    public string? AdditionalScopes { get; init; }

    /// <summary>
    /// One value of <c>prompt</c>, so that <c>none</c> cannot be combined with another; <see langword="null"/> sends none.
    /// </summary>
    public string? Prompt { get; init; }

    public string? LoginHint { get; init; }

    public string? IdTokenHint { get; init; }

    /// <summary>The <c>max_age</c> to send.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>The age that the id_token must prove, whether or not <c>max_age</c> is sent.</summary>
    public TimeSpan? MaxAuthenticationAge { get; init; }

    /// <summary>Whether a response that does not say when the user authenticated passes for a fresh one.</summary>
    public bool AcceptsMissingAuthenticationTime { get; init; }

    /// <summary>The user whom the response must be about, if known.</summary>
    public string? Subject { get; init; }

    /// <summary>The tenant of that user, if known.</summary>
    public string? SubjectIssuer { get; init; }

    /// <summary>The authentication context classes to ask for, one of which the response must prove; none for any.</summary>
    public IReadOnlyList<string>? AcrValues { get; init; }

    /// <summary>What the app adds, checked.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; } = [];

    public bool IsEphemeral { get; init; }

    /// <summary>The key that code and tokens are to be bound to (RFC 9449, section 10).</summary>
    public ProofKey? ProofKey { get; init; }

    /// <summary>Whether the scope asks for a device secret, to be shared with the apps of the family.</summary>
    public bool RequestsDeviceSecret { get; init; }

    public override string ToString() => nameof(AuthorizationRequest);
}
