namespace SsoConfig.Protocol;

/// <summary>Tokens as the provider has issued them, whether or not they were accepted.</summary>
internal sealed class IssuedTokens(string? accessToken, string? refreshToken)
{
    public static IssuedTokens None { get; } = new(null, null);

    public string? AccessToken { get; } = accessToken;

    public string? RefreshToken { get; } = refreshToken;

    /// <summary>Of Native SSO. It is not revoked with the tokens: with it go those of all apps that have used it.</summary>
    public string? DeviceSecret { get; init; }

    /// <inheritdoc cref="IdTokenValidator.Genuine"/>
    public string? GenuineIdToken { get; init; }

    /// <inheritdoc cref="IdTokenValidator.IsForeign"/>
    public bool IsOfForeignIdToken { get; init; }

    public static IssuedTokens From(OAuthResponse response, IdTokenValidator validator) =>
        new(response.AccessToken, response.RefreshToken)
        {
            DeviceSecret = response.DeviceSecret,
            GenuineIdToken = validator.Genuine,
            IsOfForeignIdToken = validator.IsForeign,
        };
}
