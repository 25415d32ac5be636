using SsoConfig.Family;
using SsoConfig.Protocol;

namespace SsoConfig.SignIn;

/// <summary>Tokens of this app, and what was stored for the family with them.</summary>
internal sealed record FamilyRedemption(Redemption Redemption, FamilyCredential? Stored = null)
{
    /// <summary>Whether the tokens belong to the session that the apps of the family share.</summary>
    public bool IsOfFamily { get; init; }

    /// <summary>Whether the stored secret is none that the family has had before.</summary>
    public bool IsSecretNew { get; init; }

    public override string ToString() => nameof(FamilyRedemption);
}
