using System.Security.Claims;
using System.Text.Json;
using Duende.IdentityModel.OidcClient;
using Duende.IdentityModel.OidcClient.Results;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SsoConfig.Protocol;

/// <summary>
/// Validates the id_token of one flow: form, algorithm, signature, then the claims. OidcClient by itself decodes only; it goes on to
/// compare at_hash with the access token (Core 1.0, section 3.1.3.8).
/// </summary>
internal sealed class IdTokenValidator(Provider provider, IdTokenExpectations expected, TimeProvider time, TimeSpan clockSkew)
    : IIdentityTokenValidator
{
    private static readonly JsonWebTokenHandler SignatureHandler = new();

    public SsoError? Rejection { get; private set; }

    public IdTokenClaims? Accepted { get; private set; }

    public async Task<IdentityTokenValidationResult> ValidateAsync(
        string identityToken, OidcClientOptions options, CancellationToken cancellationToken = default)
    {
        if (Parse(identityToken) is not ({ } token, { } claims))
        {
            return Reject(Errors.IdToken("it is no signed JSON Web Token"));
        }

        if (await FindFaultAsync(token, claims, cancellationToken).ConfigureAwait(false) is { } fault)
        {
            return Reject(fault);
        }

        Accepted = claims;
        return new IdentityTokenValidationResult
        {
            User = new ClaimsPrincipal(new ClaimsIdentity(token.Claims)),
            SignatureAlgorithm = token.Alg,
        };
    }

    private IdentityTokenValidationResult Reject(SsoError fault)
    {
        Rejection = fault;
        return new IdentityTokenValidationResult { Error = fault.Code };
    }

    private async Task<SsoError?> FindFaultAsync(JsonWebToken token, IdTokenClaims claims, CancellationToken cancellationToken) =>
        CheckHeader(token)
        ?? await CheckSignatureAsync(token, cancellationToken).ConfigureAwait(false)
        ?? new IdTokenRules(provider.Issuer, expected, time.GetUtcNow(), clockSkew).FirstBroken(claims);

    private static (JsonWebToken? Token, IdTokenClaims? Claims) Parse(string identityToken)
    {
        try
        {
            var token = new JsonWebToken(identityToken);
            return token.IsEncrypted ? default : (token, IdTokenClaims.Read(token));
        }
        catch (Exception exception) when (exception is ArgumentException or JsonException or FormatException)
        {
            return default;
        }
    }

    private SsoError? CheckHeader(JsonWebToken token)
    {
        if (!provider.IdTokenAlgorithms.Contains(token.Alg))
        {
            return Errors.IdToken("it is signed with an algorithm (alg) that the provider does not announce, or not signed at all");
        }

        // RFC 7515, section 4.1.11: an extension that must be understood, and isn't.
        return token.TryGetHeaderValue<object>("crit", out _) ? Errors.IdToken("its header demands an extension (crit)") : null;
    }

    private async Task<SsoError?> CheckSignatureAsync(JsonWebToken token, CancellationToken cancellationToken)
    {
        var key = await FindKeyAsync(token, cancellationToken).ConfigureAwait(false);
        if (!key.IsSuccess)
        {
            return key.Error;
        }

        var result = await SignatureHandler.ValidateTokenAsync(token, SignatureOnly(key.Value, token.Alg)).ConfigureAwait(false);
        return result.IsValid ? null : Errors.IdToken("its signature does not match the provider's key");
    }

    private async Task<Outcome<JsonWebKey>> FindKeyAsync(JsonWebToken token, CancellationToken cancellationToken)
    {
        try
        {
            var keyId = string.IsNullOrEmpty(token.Kid) ? null : token.Kid;
            return await provider.SigningKeys.FindAsync(keyId, token.Alg, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException exception)
        {
            return Errors.NoResponse(exception);
        }
    }

    // The claims are checked by IdTokenRules, which can say which rule is broken and takes its time from TimeProvider.
#pragma warning disable CA5404 // Do not disable token validation checks
    private static TokenValidationParameters SignatureOnly(JsonWebKey key, string algorithm) => new()
    {
        IssuerSigningKey = key,
        TryAllIssuerSigningKeys = true,
        ValidAlgorithms = [algorithm],
        ValidateIssuer = false,
        ValidateAudience = false,
        ValidateLifetime = false,
    };
#pragma warning restore CA5404
}
