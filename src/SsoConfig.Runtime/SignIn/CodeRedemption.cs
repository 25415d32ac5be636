using SsoConfig.DPoP;
using SsoConfig.Family;
using SsoConfig.Protocol;

namespace SsoConfig.SignIn;

/// <summary>
/// Redeems a code. Where the family shares a session, its device secret goes along, and what comes back takes its place (Native SSO 1.0,
/// section 3.3). One app of the family after the other: of four that sign in at the same time, the second one already sends the secret
/// that the first one was given.
/// </summary>
internal sealed class CodeRedemption(ProtocolClient protocol, FamilyCredentials? family)
{
    public async Task<FamilyRedemption> RedeemAsync(
        Provider provider,
        PendingAuthorization pending,
        AuthorizationResponse.Code code,
        ProofKey? proofKey,
        CancellationToken cancellationToken
    )
    {
        if (family is null || !pending.RequestsDeviceSecret)
        {
            return new(
                await protocol.RedeemAsync(provider, pending, code, proofKey, deviceSecret: null, cancellationToken).ConfigureAwait(false)
            );
        }

        await using var @lock = (await family.LockAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        var (isRead, current) = await family.TryFindAsync(cancellationToken).ConfigureAwait(false);
        var sent = IsUsable(current, pending) ? current : null;
        var redemption = await protocol
            .RedeemAsync(provider, pending, code, proofKey, sent?.DeviceSecret, cancellationToken)
            .ConfigureAwait(false);
        if (!redemption.Tokens.IsSuccess)
        {
            return await RefuseAsync(provider, redemption, current, sent).ConfigureAwait(false);
        }

        var tokens = redemption.Tokens.Value;
        var stored = IsOfAnotherUser(current, tokens) ? null : await family.ReplaceAsync(tokens).ConfigureAwait(false);
        return new(redemption, stored)
        {
            IsOfFamily = (stored ?? sent) is { } shared && shared.Subject == tokens.Claims?.Subject,
            IsSecretNew = isRead && stored is not null && stored.DeviceSecret != current?.DeviceSecret,
        };
    }

    /// <summary>Not with the code of another user, as far as it is known before whose code it is.</summary>
    private static bool IsUsable(FamilyCredential? current, PendingAuthorization pending) =>
        pending.Subject is null || pending.Subject == current?.Subject;

    /// <summary>Whether the provider goes on with the secret of another user: it is no proof of either any more.</summary>
    private static bool IsOfAnotherUser(FamilyCredential? current, TokenSet tokens) =>
        current is not null && tokens.DeviceSecret == current.DeviceSecret && tokens.Claims?.Subject != current.Subject;

    /// <summary>
    /// The next sign-in must not fail for the same reason, if that was the device secret. A secret that no other app can have yet does not
    /// live on.
    /// </summary>
    private async Task<FamilyRedemption> RefuseAsync(
        Provider provider,
        Redemption redemption,
        FamilyCredential? current,
        FamilyCredential? sent
    )
    {
        if (sent is null)
        {
            await family!.DiscardAsync(provider, current, redemption.Issued.DeviceSecret).ConfigureAwait(false);
            return new(redemption);
        }

        await family!.RefuseLockedAsync(provider, sent, redemption.Issued).ConfigureAwait(false);
        if (FamilyErrors.MayBeOfDeviceSecret(redemption.Tokens.Error))
        {
            await family.EndAsync(provider, sent).ConfigureAwait(false);
        }

        return new(redemption);
    }
}
