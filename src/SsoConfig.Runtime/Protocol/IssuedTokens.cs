namespace SsoConfig.Protocol;

/// <summary>Tokens as the provider has issued them, whether or not they were accepted.</summary>
internal sealed class IssuedTokens(string? accessToken, string? refreshToken)
{
    public static IssuedTokens None { get; } = new(null, null);

    public string? AccessToken { get; } = accessToken;

    public string? RefreshToken { get; } = refreshToken;

    /// <summary>Of Native SSO. It is not revoked with the tokens: with it go those of all apps that have used it.</summary>
    public string? DeviceSecret { get; init; }
}
