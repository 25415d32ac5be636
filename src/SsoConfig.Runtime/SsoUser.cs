namespace SsoConfig;

/// <summary>The user who is signed in, as the id_token says (OpenID Connect Core 1.0, section 5.1).</summary>
public sealed class SsoUser
{
    /// <summary><c>sub</c>: the user's identifier at this issuer, never reassigned. The only claim to use as a key.</summary>
    public required string Subject { get; init; }

    /// <summary><c>name</c>: for display.</summary>
    public string? Name { get; init; }

    /// <summary><c>preferred_username</c>: for display; it may change.</summary>
    public string? PreferredUsername { get; init; }

    /// <summary><c>email</c>: it may change, and it is not necessarily verified.</summary>
    public string? Email { get; init; }
}
