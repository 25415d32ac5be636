namespace SsoConfig.Protocol;

/// <summary>Tokens as the provider has issued them, whether or not they were accepted.</summary>
internal sealed class IssuedTokens(string? accessToken, string? refreshToken)
{
    public static IssuedTokens None { get; } = new(null, null);

    public string? AccessToken { get; } = accessToken;

    public string? RefreshToken { get; } = refreshToken;
}
