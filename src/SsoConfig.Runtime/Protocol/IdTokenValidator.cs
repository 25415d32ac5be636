using System.Security.Claims;
using System.Text.Json;
using Duende.IdentityModel.OidcClient;
using Duende.IdentityModel.OidcClient.Results;
using Microsoft.IdentityModel.JsonWebTokens;

namespace SsoConfig.Protocol;

/// <summary>
/// Validates the id_token of one flow: form, algorithm, signature, then the claims. OidcClient by itself decodes only; it goes on to
/// compare at_hash with the access token (Core 1.0, section 3.1.3.8).
/// </summary>
internal sealed class IdTokenValidator(Provider provider, IdTokenExpectations expected, TimeProvider time, TimeSpan clockSkew)
    : IIdentityTokenValidator
{
    public SsoError? Rejection { get; private set; }

    public IdTokenClaims? Accepted { get; private set; }

    /// <summary>Whether the id_token is genuine, and about another user, issuer or client.</summary>
    public bool IsAboutAnotherSignIn { get; private set; }

    public async Task<IdentityTokenValidationResult> ValidateAsync(
        string identityToken, OidcClientOptions options, CancellationToken cancellationToken = default)
    {
        if (Parse(identityToken) is not ({ } token, { } claims))
        {
            return Reject(DescribeUnreadable(identityToken));
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
        ?? CheckClaims(claims);

    private SsoError? CheckClaims(IdTokenClaims claims)
    {
        TimeSpan? timeSinceRequest = expected.RequestedTimestamp is { } timestamp ? time.GetElapsedTime(timestamp) : null;
        var rules = new IdTokenRules(provider.Issuer, expected, time.GetUtcNow(), clockSkew, timeSinceRequest);
        IsAboutAnotherSignIn = rules.IsAboutAnotherSignIn(claims);
        return rules.FirstBroken(claims);
    }

    private static (JsonWebToken? Token, IdTokenClaims? Claims) Parse(string identityToken)
    {
        try
        {
            var token = new JsonWebToken(identityToken);
            return token.IsEncrypted ? default : (token, IdTokenClaims.Read(token.EncodedPayload));
        }
        catch (Exception exception) when (exception is ArgumentException or JsonException or FormatException or InvalidOperationException)
        {
            return default;
        }
    }

    /// <summary>JsonWebToken does not read a token whose times are not numbers, as some providers write them; that is worth saying.</summary>
    private static SsoError DescribeUnreadable(string identityToken)
    {
        try
        {
            if (identityToken.Split('.') is [_, var payload, _] && IdTokenClaims.Read(payload).MalformedTime is { } time)
            {
                return Errors.IdToken($"its {time} is not a number of seconds");
            }
        }
        catch (Exception exception) when (exception is ArgumentException or JsonException or FormatException)
        {
            // Not even that can be read.
        }

        return Errors.IdToken("it is not a signed JSON Web Token");
    }

    private SsoError? CheckHeader(JsonWebToken token)
    {
        if (!provider.IdTokenAlgorithms.Contains(token.Alg))
        {
            return Errors.IdToken(token.Alg is "EdDSA" or "Ed25519" or "Ed448"
                ? $"it is signed with {token.Alg}, which is not supported; set this client's id_token algorithm to RS256 or ES256 at the provider"
                : "it is signed with an algorithm (alg) that the provider does not announce, or not signed at all");
        }

        // RFC 7515, section 4.1.11: an extension that must be understood, and isn't.
        return token.TryGetHeaderValue<object>("crit", out _) ? Errors.IdToken("its header demands an extension (crit)") : null;
    }

    private async Task<SsoError?> CheckSignatureAsync(JsonWebToken token, CancellationToken cancellationToken)
    {
        try
        {
            return await provider.SigningKeys.VerifyAsync(token, expected.IsNonceRequired, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException exception)
        {
            return Errors.NoResponse(exception);
        }
    }
}
