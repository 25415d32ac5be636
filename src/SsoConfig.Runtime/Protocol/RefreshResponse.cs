namespace SsoConfig.Protocol;

/// <summary>What a refresh request brought (RFC 6749, section 6).</summary>
internal sealed record RefreshResponse
{
    public required Outcome<TokenSet> Tokens { get; init; }

    /// <summary>
    /// The refresh token of a response that was refused here. The provider has issued it and may have revoked the old one: without it the
    /// user would be signed out.
    /// </summary>
    public string? RefreshTokenToKeep { get; init; }

    /// <summary>
    /// Whether the response was refused because it is about another user, issuer or client: this sign-in cannot be refreshed any more.
    /// </summary>
    public bool IsAboutAnotherSignIn { get; init; }

    /// <summary>What the provider has issued, accepted or not.</summary>
    public IssuedTokens Issued { get; init; } = IssuedTokens.None;

    public override string ToString() => nameof(RefreshResponse);
}
