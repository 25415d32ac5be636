namespace SsoConfig.Protocol;

/// <summary>
/// What the redemption of a code brought: tokens that were accepted, or an error and what the provider has issued all the same.
/// </summary>
internal sealed class Redemption
{
    public required Outcome<TokenSet> Tokens { get; init; }

    /// <summary>The tokens of the response, accepted or not: what is not stored is to be revoked.</summary>
    public required IssuedTokens Issued { get; init; }
}
