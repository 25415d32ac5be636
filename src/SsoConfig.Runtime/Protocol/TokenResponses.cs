namespace SsoConfig.Protocol;

/// <summary>What every token response has, whatever it was asked for with (RFC 6749, section 5.1).</summary>
internal static class TokenResponses
{
    /// <summary>
    /// RFC 6749, section 5.1: expires_in may be left out. Then the token is tried for this long; a refusal (401) renews it earlier.
    /// </summary>
    private static readonly TimeSpan UnstatedLifetime = TimeSpan.FromMinutes(5);

    /// <summary>
    /// RFC 6749, section 5.1: the type is compared without regard to case; one that is not understood must not be used (section 7.1).
    /// Appendix A.12: the token itself is printable ASCII; a line break would end the header that carries it.
    /// </summary>
    public static SsoError? CheckAccessToken(string accessToken, ResponseObserver observer) =>
        !string.Equals(observer.Last.TokenType, observer.ExpectedTokenType, StringComparison.OrdinalIgnoreCase)
            ? Errors.UnexpectedTokenType(observer.ExpectedTokenType, observer.Last.TokenType)
        : accessToken.All(static character => character is >= ' ' and <= '~') ? null
        : Errors.InvalidResponse("its access_token has characters that no header can carry");

    public static TokenSet CreateTokens(
        DateTimeOffset requestedAt,
        string accessToken,
        int expiresIn,
        string? refreshToken,
        string? idToken,
        IdTokenClaims? claims,
        string? deviceSecret
    ) =>
        new()
        {
            AccessToken = accessToken,
            ObtainedAt = requestedAt,
            ExpiresAt = requestedAt + (expiresIn > 0 ? TimeSpan.FromSeconds(expiresIn) : UnstatedLifetime),
            RefreshToken = string.IsNullOrEmpty(refreshToken) ? null : refreshToken,
            IdToken = idToken,
            Claims = claims,
            DeviceSecret = deviceSecret,
        };
}
