using SsoConfig.DPoP;
using SsoConfig.Family;
using SsoConfig.Protocol;
using SsoConfig.SignIn;
using SsoConfig.Storage;

namespace SsoConfig.NativeSso;

/// <summary>
/// One token exchange, and the sign-in of this app that comes of it. It waits in the store like one in the browser, already claimed: a
/// sign-out in between, also by another process, takes it away, and the tokens are then revoked.
/// </summary>
internal sealed class SharedSessionSignIn(
    FamilyCredentials? family,
    SsoOptions options,
    SsoClientOptions clientOptions,
    TokenExchangeClient exchange,
    PendingSignIns pendingSignIns,
    SessionKeys keys,
    SignInCompletion completion
)
{
    /// <param name="provider">The provider.</param>
    /// <param name="credential">The session of the family.</param>
    /// <param name="additionalScopes">Those that this sign-in has beside the app's.</param>
    /// <param name="cancellationToken">Cancels the sign-in.</param>
    public async Task<SignInResult> SignInAsync(
        Provider provider,
        FamilyCredential credential,
        string? additionalScopes,
        CancellationToken cancellationToken
    )
    {
        var proofKey = await keys.CreateAsync(cancellationToken).ConfigureAwait(false);
        var pending = CreatePending(proofKey);
        await pendingSignIns.WriteAsync(pending, cancellationToken).ConfigureAwait(false);
        return await completion
            .CompleteAsync(
                provider,
                pending,
                SignInMethod.NativeSso,
                key =>
                    ExchangeAsync(
                        provider,
                        credential,
                        new TokenExchange(credential.ToSharedSession(), ScopeValues.Join(options.Scopes, additionalScopes))
                        {
                            Resources = pending.Resources,
                            ProofKey = key,
                        },
                        cancellationToken
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    private async Task<FamilyRedemption> ExchangeAsync(
        Provider provider,
        FamilyCredential credential,
        TokenExchange request,
        CancellationToken cancellationToken
    )
    {
        var redemption = await exchange.ExchangeAsync(provider, request, family!.Options, cancellationToken).ConfigureAwait(false);
        if (!redemption.Tokens.IsSuccess)
        {
            await family.RefuseAsync(provider, credential, redemption.Issued).ConfigureAwait(false);
            return new(redemption);
        }

        if (!IsSameSession(credential, await family.FindAsync(CancellationToken.None).ConfigureAwait(false)))
        {
            await family.DiscardAsync(provider, credential, redemption.Issued.DeviceSecret).ConfigureAwait(false);
            return new(new Redemption { Tokens = NativeSsoErrors.SignedOutMeanwhile, Issued = redemption.Issued });
        }

        var rotated = await family.ReplaceAsync(provider, credential, redemption.Tokens.Value).ConfigureAwait(false);
        return new(redemption, rotated)
        {
            IsOfFamily = true,
            IsSecretNew = rotated is not null && rotated.DeviceSecret != credential.DeviceSecret,
        };
    }

    /// <summary>Whether the family is still signed in as it was: another app may have signed it out, or another user in.</summary>
    private static bool IsSameSession(FamilyCredential exchanged, FamilyCredential? stored) =>
        stored?.IsOf(exchanged.Subject, exchanged.SessionId) == true;

    /// <summary>No browser is sent anywhere, so it has no secret, and no response can belong to it.</summary>
    private PendingAuthorization CreatePending(ProofKey? proofKey) =>
        new()
        {
            Issuer = options.Issuer,
            ClientId = options.ClientId,
            RedirectUri = options.RedirectUri,
            State = Guid.NewGuid().ToString("N"),
            Nonce = string.Empty,
            CodeVerifier = string.Empty,
            StartedAt = clientOptions.TimeProvider.GetUtcNow(),
            Resources = RequestParameters.FindResources(options.Parameters),
            ProofKeyName = proofKey?.Name,
            IsClaimed = true,
        };
}
