namespace SsoConfig.Protocol;

/// <summary>
/// The profile as the userinfo endpoint states it (OpenID Connect Core 1.0, section 5.3); a claim it does not state is
/// <see langword="null"/>.
/// </summary>
internal sealed record UserProfile(string? Name, string? PreferredUsername, string? Email)
{
    public override string ToString() => nameof(UserProfile);
}
