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
        string code,
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
        var current = await family.FindAsync(cancellationToken).ConfigureAwait(false);
        var redemption = await protocol
            .RedeemAsync(provider, pending, code, proofKey, current?.DeviceSecret, cancellationToken)
            .ConfigureAwait(false);
        if (!redemption.Tokens.IsSuccess)
        {
            return await RefuseAsync(redemption, current).ConfigureAwait(false);
        }

        var stored = await family.ReplaceAsync(redemption.Tokens.Value).ConfigureAwait(false);
        return new(redemption, stored) { IsSecretNew = current is null };
    }

    /// <summary>The next sign-in must not fail for the same reason, if that was the device secret.</summary>
    private async Task<FamilyRedemption> RefuseAsync(Redemption redemption, FamilyCredential? sent)
    {
        if (sent is not null && redemption.Tokens.Error is { Code: "invalid_grant" or "invalid_request" })
        {
            await family!.DeleteAsync(sent).ConfigureAwait(false);
        }

        return new(redemption);
    }
}
