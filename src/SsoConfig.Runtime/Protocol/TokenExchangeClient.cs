using Duende.IdentityModel.Client;

namespace SsoConfig.Protocol;

/// <summary>
/// Exchanges the id_token and device secret of the family for tokens of this app: OAuth 2.0 Token Exchange (RFC 8693) in the profile of
/// Native SSO 1.0, section 4.
/// </summary>
internal sealed class TokenExchangeClient(SsoOptions options, SsoClientOptions clientOptions, Backchannel backchannel)
{
    private const string IdTokenType = "urn:ietf:params:oauth:token-type:id_token";
    private const string AccessTokenType = "urn:ietf:params:oauth:token-type:access_token";

    public async Task<Redemption> ExchangeAsync(
        Provider provider,
        TokenExchange exchange,
        SsoNativeSsoOptions nativeSso,
        CancellationToken cancellationToken
    )
    {
        var now = clientOptions.TimeProvider.GetUtcNow();
        using var observer = new ResponseObserver(backchannel, clientOptions.TimeProvider, exchange.ProofKey);
        using var http = new HttpClient(observer, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        using var request = CreateRequest(provider, exchange, nativeSso);
        using var response = await http.RequestTokenExchangeTokenAsync(request, cancellationToken).ConfigureAwait(false);
        var validator = new IdTokenValidator(provider, Expect(exchange.Session), clientOptions.TimeProvider, clientOptions.ClockSkew);
        return new Redemption
        {
            Tokens = await AcceptAsync(validator, nativeSso, response, observer, now).ConfigureAwait(false),
            Issued = IssuedTokens.From(observer.Last, validator),
        };
    }

    private TokenExchangeTokenRequest CreateRequest(Provider provider, TokenExchange exchange, SsoNativeSsoOptions nativeSso) =>
        new()
        {
            Address = provider.FindEndpoint(EndpointNames.Token)!.Value.Value,
            ClientId = options.ClientId,
            ClientCredentialStyle = ClientCredentialStyle.PostBody,
            SubjectToken = exchange.Session.IdToken,
            SubjectTokenType = IdTokenType,
            ActorToken = exchange.Session.DeviceSecret,
            ActorTokenType = nativeSso.DeviceSecretType,
            Audience = nativeSso.Audience,
            Scope = exchange.Scope,
            Parameters = BackChannelParameters.Create(exchange.Resources, deviceSecret: null),
        };

    /// <summary>Not cancelled: the tokens have been issued, and whoever cancels must learn of them to revoke them.</summary>
    private static async Task<Outcome<TokenSet>> AcceptAsync(
        IdTokenValidator validator,
        SsoNativeSsoOptions nativeSso,
        TokenResponse response,
        ResponseObserver observer,
        DateTimeOffset requestedAt
    )
    {
        var observed = observer.Last;
        if (observer.Failure is { } failure)
        {
            return failure;
        }

        if (response.IsError || observed.AccessToken is not { Length: > 0 } accessToken)
        {
            return Errors.InvalidResponse("the token response is not a JSON object with an access_token");
        }

        // RFC 8693, section 2.2.1: required; some providers leave it out, and another type would be no access token.
        if (observed.IssuedTokenType is not (null or AccessTokenType))
        {
            return Errors.InvalidResponse("its issued_token_type is not an access token");
        }

        return await CheckIdTokenAsync(validator, response.IdentityToken, accessToken).ConfigureAwait(false)
            ?? TokenResponses.CheckAccessToken(accessToken, observer)
            ?? (Outcome<TokenSet>)
                TokenResponses.CreateTokens(
                    requestedAt,
                    accessToken,
                    response.ExpiresIn,
                    observed.RefreshToken,
                    response.IdentityToken,
                    validator.Accepted,
                    DeviceSecrets.FindUsable(nativeSso, observed.DeviceSecret, validator.Accepted, validator.Algorithm)
                );
    }

    private static async Task<SsoError?> CheckIdTokenAsync(IdTokenValidator validator, string? idToken, string accessToken)
    {
        if (string.IsNullOrEmpty(idToken))
        {
            return Errors.IdToken("there is none in the token response");
        }

        return await validator.FindFaultAsync(idToken).ConfigureAwait(false)
            ?? (
                validator.Accepted!.AccessTokenHash is { } hash && !TokenHash.IsOf(accessToken, hash, validator.Algorithm)
                    ? Errors.AccessTokenHash
                    : null
            );
    }

    private IdTokenExpectations Expect(SharedSession shared) =>
        new()
        {
            ClientId = options.ClientId,
            TrustedAudiences = options.TrustedAudiences,
            AcceptsAnyNonce = true,
            Subject = shared.Subject,
            SessionId = shared.SessionId,
        };
}
