using System.Security.Claims;
using System.Text.Json;
using Duende.IdentityModel.OidcClient;
using Duende.IdentityModel.OidcClient.Results;

namespace SsoConfig.Protocol;

/// <summary>
/// Validates the id_token of one flow: form, algorithm, signature, then the claims. OidcClient by itself decodes only; it goes on to
/// compare at_hash with the access token (Core 1.0, section 3.1.3.8).
/// </summary>
internal sealed class IdTokenValidator(Provider provider, IdTokenExpectations expected, TimeProvider time, TimeSpan clockSkew)
    : IIdentityTokenValidator
{
    private bool _isOfSession;

    public SsoError? Rejection { get; private set; }

    public IdTokenClaims? Accepted { get; private set; }

    /// <summary>The algorithm of the accepted token's signature, by which its hashes are computed.</summary>
    public string Algorithm { get; private set; } = string.Empty;

    /// <summary>Whether the id_token is genuine, and about another user, issuer or client.</summary>
    public bool IsAboutAnotherSignIn { get; private set; }

    /// <summary>
    /// The id_token, if its signature and its issuer, client, user and session are right. It may have been refused all the same, for its
    /// time or for how the user authenticated.
    /// </summary>
    public string? Genuine { get; private set; }

    /// <summary>
    /// Whether the id_token was found to be forged, or of another issuer, client, user or session. It was not if the keys could not be
    /// fetched.
    /// </summary>
    public bool IsForeign => Genuine is null && Rejection?.Code is (SsoErrorCodes.InvalidIdToken or SsoErrorCodes.SubjectMismatch);

    /// <summary>
    /// Not cancelled by the caller: the tokens have been issued, and whoever cancels must learn of them to revoke them. The backchannel
    /// limits the time.
    /// </summary>
    public async Task<IdentityTokenValidationResult> ValidateAsync(
        string identityToken,
        OidcClientOptions options,
        CancellationToken cancellationToken = default
    )
    {
        if (await FindFaultAsync(identityToken).ConfigureAwait(false) is { } fault)
        {
            return new IdentityTokenValidationResult { Error = fault.Code };
        }

        return new IdentityTokenValidationResult
        {
            User = new ClaimsPrincipal(new ClaimsIdentity(Accepted!.ForOidcClient())),
            // OidcClient takes the hash of at_hash from the last three characters.
            SignatureAlgorithm = Ed25519.IsAlgorithm(Algorithm) ? Ed25519.AlgorithmWithSameHash : Algorithm,
        };
    }

    /// <summary>Why the token was refused, or <see langword="null"/> if it was accepted.</summary>
    public async Task<SsoError?> FindFaultAsync(string identityToken)
    {
        if (SignedToken.TryParse(identityToken) is not { } token || ReadClaims(token) is not { } claims)
        {
            return Rejection = Errors.IdToken("it is not a signed JSON Web Token");
        }

        Rejection = await FindFaultAsync(token, claims).ConfigureAwait(false);
        Genuine = _isOfSession ? identityToken : null;
        if (Rejection is null)
        {
            Accepted = claims;
            Algorithm = token.Algorithm;
        }

        return Rejection;
    }

    private async Task<SsoError?> FindFaultAsync(SignedToken token, IdTokenClaims claims) =>
        CheckHeader(token)
        ?? await provider
            .SigningKeys.VerifyAsync(token, key => provider.TokenIssuer.MaySign(key, claims), expected.StartsSignIn, CancellationToken.None)
            .ConfigureAwait(false)
        ?? CheckClaims(claims);

    private SsoError? CheckClaims(IdTokenClaims claims)
    {
        TimeSpan? timeSinceRequest = expected.RequestedTimestamp is { } timestamp ? time.GetElapsedTime(timestamp) : null;
        var rules = new IdTokenRules(provider.TokenIssuer, expected, time.GetUtcNow(), clockSkew, timeSinceRequest);
        IsAboutAnotherSignIn = rules.IsAboutAnotherSignIn(claims);
        _isOfSession = rules.FirstBrokenOfSession(claims) is null;
        return rules.FirstBroken(claims);
    }

    private static IdTokenClaims? ReadClaims(SignedToken token)
    {
        try
        {
            return IdTokenClaims.Read(token.EncodedPayload);
        }
        catch (Exception exception) when (exception is ArgumentException or JsonException or FormatException)
        {
            return null;
        }
    }

    private SsoError? CheckHeader(SignedToken token)
    {
        if (!provider.IdTokenAlgorithms.Contains(token.Algorithm))
        {
            return Errors.IdToken(
                Ed25519.IsAlgorithm(token.Algorithm) && !provider.SigningKeys.VerifiesEd25519
                    ? $"it is signed with {token.Algorithm}, which .NET cannot verify; set this client's id_token algorithm to RS256 or "
                        + "ES256 at the provider, or set SsoClientOptions.Ed25519Verifier"
                    : "it is signed with an algorithm (alg) that the provider does not announce, or not signed at all"
            );
        }

        return token.DemandsExtension ? Errors.IdToken("its header demands an extension (crit)") : null;
    }
}
