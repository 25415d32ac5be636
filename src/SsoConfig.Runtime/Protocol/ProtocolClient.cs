using System.Globalization;
using System.Security.Cryptography;
using Duende.IdentityModel.Client;
using Duende.IdentityModel.OidcClient;
using Duende.IdentityModel.OidcClient.Infrastructure;
using Duende.IdentityModel.OidcClient.Results;
using Microsoft.IdentityModel.Tokens;
using SsoConfig.DPoP;

namespace SsoConfig.Protocol;

/// <summary>
/// Requests and responses of OpenID Connect's code flow, over OidcClient, one instance per flow: it keeps state, PKCE, pushed requests and
/// the token endpoint; here come nonce, validated id_tokens, and errors that a program can tell apart.
/// </summary>
internal sealed class ProtocolClient(SsoOptions options, SsoClientOptions clientOptions, Backchannel backchannel)
{
    private const int StateBytes = 32;
    private const int NonceBytes = 32;

    // OidcClient writes state and verifier to its log otherwise; it gets no logger here, but the app may use OidcClient on its own, too.
    static ProtocolClient() => LogSerializer.Enabled = false;

    /// <summary>Makes the request: where to send the browser, and what to remember until the response comes.</summary>
    public async Task<Outcome<StartedAuthorization>> StartAsync(
        Provider provider,
        AuthorizationRequest request,
        CancellationToken cancellationToken
    )
    {
        if (request.ProofKey is not null && !provider.AcceptsProofs)
        {
            return Errors.ProofsNotAccepted;
        }

        var nonce = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(NonceBytes));
        var startedAt = clientOptions.TimeProvider.GetUtcNow();
        var startedTimestamp = clientOptions.TimeProvider.GetTimestamp();
        using var observer = new ResponseObserver(backchannel, clientOptions.TimeProvider, request.ProofKey);
        var oidc = CreateOidcClient(provider, request.Scope, observer, validator: null);
        var state = await RunAsync(() => oidc.PrepareLoginAsync(FrontChannel(request, nonce), cancellationToken), observer)
            .ConfigureAwait(false);
        if (!state.IsSuccess)
        {
            return state.Error;
        }

        return state.Value.IsError
            ? observer.Failure ?? Errors.InvalidResponse("the pushed authorization request was not accepted")
            : new StartedAuthorization(
                state.Value.StartUrl,
                new PendingAuthorization
                {
                    Issuer = provider.Issuer,
                    ClientId = options.ClientId,
                    RedirectUri = state.Value.RedirectUri,
                    State = state.Value.State,
                    Nonce = nonce,
                    CodeVerifier = state.Value.CodeVerifier,
                    StartedAt = startedAt,
                    StartedTimestamp = startedTimestamp,
                    MaxAuthenticationAge = request.MaxAuthenticationAge,
                    AcceptsMissingAuthenticationTime = request.AcceptsMissingAuthenticationTime,
                    Subject = request.Subject,
                    SubjectIssuer = request.SubjectIssuer,
                    AcrValues = request.AcrValues,
                    AdditionalScopes = request.AdditionalScopes,
                    Resources = RequestParameters.FindResources(request.Parameters),
                    IsEphemeral = request.IsEphemeral,
                    ProofKeyName = request.ProofKey?.Name,
                    RequestsDeviceSecret = request.RequestsDeviceSecret,
                }
            );
    }

    /// <summary>
    /// Redeems the code of a response that was found to belong to <paramref name="pending"/>. A device secret that the family has goes
    /// along (Native SSO 1.0, section 3.3).
    /// </summary>
    public async Task<Redemption> RedeemAsync(
        Provider provider,
        PendingAuthorization pending,
        AuthorizationResponse.Code code,
        ProofKey? proofKey,
        string? deviceSecret,
        CancellationToken cancellationToken
    )
    {
        var now = clientOptions.TimeProvider.GetUtcNow();
        using var observer = new ResponseObserver(backchannel, clientOptions.TimeProvider, proofKey);
        var validator = new IdTokenValidator(provider, Expect(pending, code), clientOptions.TimeProvider, clientOptions.ClockSkew);
        var oidc = CreateOidcClient(provider, options.Scopes, observer, validator);
        var state = new AuthorizeState
        {
            State = pending.State,
            CodeVerifier = pending.CodeVerifier,
            RedirectUri = pending.RedirectUri,
        };
        // OidcClient gets what was checked and nothing else: its own reading of the URI (fragments, repeated names) differs from the one
        // here.
        var response = $"?code={Uri.EscapeDataString(code.Value)}&state={Uri.EscapeDataString(pending.State)}";
        var login = await RunAsync(
                () =>
                    oidc.ProcessResponseAsync(
                        response,
                        state,
                        BackChannelParameters.Create(pending.Resources, deviceSecret),
                        cancellationToken
                    ),
                observer
            )
            .ConfigureAwait(false);
        return new Redemption
        {
            Tokens = login.IsSuccess ? Accept(login.Value, now, observer, validator) : login.Error,
            Issued = IssuedTokens.From(observer.Last, validator),
        };
    }

    private Outcome<TokenSet> Accept(LoginResult login, DateTimeOffset requestedAt, ResponseObserver observer, IdTokenValidator validator)
    {
        var tokens = login.TokenResponse;
        return Fault(login, observer, validator)
            ?? (validator.Accepted is null ? Errors.IdToken("there is none in the token response") : null)
            ?? TokenResponses.CheckAccessToken(tokens.AccessToken!, observer)
            ?? (Outcome<TokenSet>)
                TokenResponses.CreateTokens(
                    requestedAt,
                    tokens.AccessToken!,
                    tokens.ExpiresIn,
                    tokens.RefreshToken,
                    tokens.IdentityToken,
                    validator.Accepted,
                    FindDeviceSecret(observer, validator)
                );
    }

    /// <summary>RFC 6749, section 6. An id_token in the response must be about the same sign-in (Core 1.0, section 12.2).</summary>
    public async Task<RefreshResponse> RefreshAsync(Provider provider, RefreshRequest request, CancellationToken cancellationToken)
    {
        var now = clientOptions.TimeProvider.GetUtcNow();
        using var observer = new ResponseObserver(backchannel, clientOptions.TimeProvider, request.ProofKey);
        var validator = new IdTokenValidator(provider, Expect(request), clientOptions.TimeProvider, clientOptions.ClockSkew);
        var oidc = CreateOidcClient(provider, options.Scopes, observer, validator);
        var refresh = await RunAsync(
                () =>
                    oidc.RefreshTokenAsync(
                        request.RefreshToken,
                        BackChannelParameters.Create(request.Resources, request.DeviceSecret),
                        request.Scopes,
                        cancellationToken
                    ),
                observer
            )
            .ConfigureAwait(false);
        var tokens = refresh.IsSuccess ? Accept(refresh.Value, now, observer, validator) : refresh.Error;
        var isAboutAnotherSignIn = validator.IsAboutAnotherSignIn;
        return new RefreshResponse
        {
            Tokens = tokens,
            RefreshTokenToKeep =
                tokens.IsSuccess || observer.Failure is not null || isAboutAnotherSignIn ? null : observer.Last.RefreshToken,
            IsAboutAnotherSignIn = isAboutAnotherSignIn,
            Issued = IssuedTokens.From(observer.Last, validator),
        };
    }

    private Outcome<TokenSet> Accept(
        RefreshTokenResult response,
        DateTimeOffset requestedAt,
        ResponseObserver observer,
        IdTokenValidator validator
    ) =>
        Fault(response, observer, validator)
        ?? TokenResponses.CheckAccessToken(response.AccessToken!, observer)
        ?? (Outcome<TokenSet>)
            TokenResponses.CreateTokens(
                requestedAt,
                response.AccessToken!,
                response.ExpiresIn,
                response.RefreshToken,
                response.IdentityToken,
                validator.Accepted,
                FindDeviceSecret(observer, validator)
            );

    private OidcClient CreateOidcClient(Provider provider, string scope, ResponseObserver observer, IdTokenValidator? validator) =>
        new(
            new OidcClientOptions
            {
                Authority = options.Issuer,
                ProviderInformation = provider.ToProviderInformation(),
                ClientId = options.ClientId,
                RedirectUri = options.RedirectUri,
                Scope = scope,
                StateLength = StateBytes,
                LoadProfile = false,
                FilterClaims = false,
                IdentityTokenValidator = validator,
                DisablePushedAuthorization = !(provider.RequiresPushedAuthorization || clientOptions.UsePushedAuthorization),
                // The time limit is the backchannel's, by TimeProvider.
                HttpClientFactory = _ => new HttpClient(observer, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan },
            }
        );

    private static Parameters FrontChannel(AuthorizationRequest request, string nonce)
    {
        var parameters = new Parameters { { "nonce", nonce } };
        parameters.AddOptional("prompt", request.Prompt);
        parameters.AddOptional("acr_values", string.Join(' ', request.AcrValues ?? []));
        parameters.AddOptional("dpop_jkt", request.ProofKey?.Thumbprint);
        parameters.AddOptional("login_hint", request.LoginHint);
        parameters.AddOptional("id_token_hint", request.IdTokenHint);
        parameters.AddOptional(
            "max_age",
            request.MaxAge is { } age ? Math.Floor(age.TotalSeconds).ToString(CultureInfo.InvariantCulture) : null
        );
        parameters.AddRange(request.Parameters);
        return parameters;
    }

    private string? FindDeviceSecret(ResponseObserver observer, IdTokenValidator validator) =>
        DeviceSecrets.FindUsable(options.NativeSso, observer.Last.DeviceSecret, validator.Accepted, validator.Algorithm);

    private IdTokenExpectations Expect(PendingAuthorization pending, AuthorizationResponse.Code code) =>
        new()
        {
            ClientId = options.ClientId,
            TrustedAudiences = options.TrustedAudiences,
            Nonce = pending.Nonce,
            Subject = pending.Subject,
            SubjectIssuer = pending.SubjectIssuer,
            ResponseIssuer = code.Issuer,
            AcceptsMissingAuthenticationTime = pending.AcceptsMissingAuthenticationTime,
            AcrValues = pending.AcrValues ?? [],
            MaxAuthenticationAge = pending.MaxAuthenticationAge,
            RequestedAt = pending.StartedAt,
            RequestedTimestamp = pending.StartedTimestamp,
        };

    private IdTokenExpectations Expect(RefreshRequest request) =>
        new()
        {
            ClientId = options.ClientId,
            TrustedAudiences = options.TrustedAudiences,
            Nonce = request.Nonce,
            IsNonceRequired = false,
            StartsSignIn = false,
            Subject = request.Subject,
            SubjectIssuer = request.SubjectIssuer,
            AuthenticatedAt = request.AuthenticatedAt,
            ReplacesIssuedAt = request.IdTokenIssuedAt,
        };

    private static async Task<Outcome<T>> RunAsync<T>(Func<Task<T>> step, ResponseObserver observer)
        where T : class
    {
        try
        {
            return await step().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or InvalidOperationException or ProofKeyException)
        {
            // The second: JSON of another kind than an object.
            return observer.Failure ?? Errors.InvalidResponse("it is not a JSON object");
        }
    }

    /// <summary>OidcClient's own words are left out: they may hold the raw response.</summary>
    private static SsoError? Fault(Result result, ResponseObserver observer, IdTokenValidator validator)
    {
        if (!result.IsError)
        {
            return null;
        }

        return observer.Failure
            ?? validator.Rejection
            ?? (
                validator.Accepted is not null
                    ? Errors.AccessTokenHash
                    : Errors.InvalidResponse("the token response is not a JSON object with an access_token")
            );
    }
}
