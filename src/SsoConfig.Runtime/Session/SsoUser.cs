namespace SsoConfig;

/// <summary>The person who is signed in, as the id_token says (OpenID Connect Core 1.0, section 5.1).</summary>
/// <param name="Subject"><c>sub</c>: the person's identifier at this issuer, never reassigned. The only one to use as a key.</param>
/// <param name="Name"><c>name</c>: for display.</param>
/// <param name="PreferredUsername"><c>preferred_username</c>: for display; it may change.</param>
/// <param name="Email"><c>email</c>: it may change, and need not be verified.</param>
public sealed record SsoUser(string Subject, string? Name, string? PreferredUsername, string? Email);
