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

        if (await family.FindAsync(CancellationToken.None).ConfigureAwait(false) is not { } credential)
        {
            return (null, new SignOutStepResult.NotNeeded("There is no shared device secret."));
        }

        return session is null || session.Subject == credential.Subject
            ? (credential, await EndAsync(family, credential, cancellationToken).ConfigureAwait(false))
            : (null, new SignOutStepResult.NotNeeded("The shared device secret is that of another user."));
    }

    private async Task<SignOutStepResult> EndAsync(
        FamilyCredentials credentials,
        FamilyCredential credential,
        CancellationToken cancellationToken
    )
    {
        var isDeleted = await credentials.DeleteAsync(credential).ConfigureAwait(false);
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
