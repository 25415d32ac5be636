namespace SsoConfig.Tokens;

/// <summary>What keeps an access token from being available, apart from the provider.</summary>
internal static class TokenErrors
{
    /// <summary>What a request to a resource server ends with if it needs a token and none can be sent.</summary>
    public static HttpRequestException NoToken(SsoError error) =>
        new(HttpRequestError.UserAuthenticationError, $"No access token is available: {error.Message}");

    public static SsoError NoRefreshToken =>
        new(
            SsoErrorCodes.NoRefreshToken,
            "A token for another API needs a refresh token, and the sign-in has none. Add 'offline_access' to the scopes in okta.json."
        );
}
