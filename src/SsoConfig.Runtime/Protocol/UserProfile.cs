namespace SsoConfig.Protocol;

/// <summary>
/// The profile as the userinfo endpoint states it (OpenID Connect Core 1.0, section 5.3); a claim it does not state is
/// <see langword="null"/>. The claims are the JSON object as the provider wrote it, and <see langword="null"/> if it is too large to be
/// stored.
/// </summary>
internal sealed record UserProfile(string? Name, string? PreferredUsername, string? Email, string? Claims)
{
    public override string ToString() => nameof(UserProfile);
}
