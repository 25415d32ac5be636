using SsoConfig.Family;
using SsoConfig.Protocol;
using SsoConfig.Storage;

namespace SsoConfig.SignOut;

/// <summary>
/// Ends the session that the apps of the family share: the device secret leaves the device, then it is revoked, which ends the tokens of
/// all apps that took part.
/// </summary>
internal sealed class FamilySignOut(FamilyCredentials? family, ProviderDirectory directory, RevocationClient revocation)
{
    /// <param name="session">The sign-in of this app that was ended, if there was one.</param>
    /// <param name="cancellationToken">Cancels the provider's part.</param>
    /// <returns>What has left the device, and how that ended.</returns>
    public async Task<(FamilyCredential? Ended, SignOutStepResult Result)> EndAsync(
        StoredSession? session,
        CancellationToken cancellationToken
    )
    {
        if (family is null)
        {
            return (null, new SignOutStepResult.NotNeeded("This app shares no device secret."));
        }

        if (session?.IsEphemeral == true)
        {
            return (null, new SignOutStepResult.NotNeeded("The sign-in was ephemeral and shared no device secret."));
        }

        // Under the family's lock, to the end of the revocation: an app that stores a new secret in the place of this one does so before,
        // or finds none to replace; one that notices the end asks the provider only when the secret is revoked.
        await using var @lock = (await family.LockAsync(CancellationToken.None).ConfigureAwait(false)).ConfigureAwait(false);
        var (credential, isDeleted) = await TakeAsync(family, session).ConfigureAwait(false);
        return credential is null ? (null, new SignOutStepResult.NotNeeded("There is no shared device secret."))
            : isDeleted is null ? (null, new SignOutStepResult.NotNeeded("The shared device secret is that of another user."))
            : (credential, await RevokeAsync(credential, isDeleted.Value, cancellationToken).ConfigureAwait(false));
    }

    /// <returns>The family's credential, and whether it is gone; nothing of that for one of another user, which stays.</returns>
    private static async Task<(FamilyCredential? Credential, bool? IsDeleted)> TakeAsync(
        FamilyCredentials credentials,
        StoredSession? session
    )
    {
        var credential = await credentials.FindAsync(CancellationToken.None).ConfigureAwait(false);
        return credential is not null && (session is null || session.Subject == credential.Subject)
            ? (credential, await credentials.DeleteAsync(credential).ConfigureAwait(false))
            : (credential, null);
    }

    private async Task<SignOutStepResult> RevokeAsync(FamilyCredential credential, bool isDeleted, CancellationToken cancellationToken)
    {
        var provider = await directory.FindAsync(cancellationToken).ConfigureAwait(false);
        if (!provider.IsSuccess)
        {
            return new SignOutStepResult.Failed(provider.Error);
        }

        var outcome = await revocation
            .RevokeAsync(provider.Value, credential.DeviceSecret, DeviceSecrets.Parameter, cancellationToken)
            .ConfigureAwait(false);
        return isDeleted ? SignOutSteps.From(outcome) : new SignOutStepResult.Failed(FamilyErrors.NotDeleted);
    }
}
