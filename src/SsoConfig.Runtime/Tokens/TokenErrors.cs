namespace SsoConfig.Tokens;

/// <summary>What keeps an access token from being available, apart from the provider.</summary>
internal static class TokenErrors
{
    public static SsoError NoRefreshToken =>
        new(
            SsoErrorCodes.NoRefreshToken,
            "A token for another API needs a refresh token, and the sign-in has none. Add 'offline_access' to the scopes in okta.json."
        );
}
