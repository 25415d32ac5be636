using SsoConfig.Family;
using SsoConfig.Protocol;
using SsoConfig.Storage;

namespace SsoConfig.Tokens;

/// <summary>
/// A refresh that takes the device secret of the family along, where the sign-in belongs to the family's session, and keeps the pair that
/// comes back (Native SSO 1.0, section 3.3).
/// </summary>
internal sealed class FamilyRefresh(ProtocolClient protocol, FamilyCredentials? family)
{
    public async Task<RefreshResponse> RefreshAsync(
        Provider provider,
        StoredSession session,
        RefreshRequest request,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(provider, session, cancellationToken).ConfigureAwait(false) is not { } credential)
        {
            return await protocol.RefreshAsync(provider, request, cancellationToken).ConfigureAwait(false);
        }

        var with = request with { DeviceSecret = credential.DeviceSecret };
        var response = await protocol.RefreshAsync(provider, with, cancellationToken).ConfigureAwait(false);
        if (response.Tokens.IsSuccess)
        {
            await family!.ReplaceAsync(provider, credential, response.Tokens.Value).ConfigureAwait(false);
        }
        else
        {
            await family!.RefuseAsync(provider, credential, response.Issued).ConfigureAwait(false);
        }

        return FamilyErrors.MayBeOfDeviceSecret(response.Tokens.Error)
            ? await RefreshWithoutAsync(provider, request, credential, cancellationToken).ConfigureAwait(false)
            : response;
    }

    private async Task<FamilyCredential?> FindAsync(Provider provider, StoredSession session, CancellationToken cancellationToken) =>
        family is not null
        && !session.IsEphemeral
        && family.IsOfferedBy(provider)
        && await family.FindAsync(cancellationToken).ConfigureAwait(false) is { } credential
        && credential.IsOf(session.Subject, session.SessionId)
            ? credential
            : null;

    /// <summary>The error does not say which of the two is dead: a dead device secret must not sign this app out.</summary>
    private async Task<RefreshResponse> RefreshWithoutAsync(
        Provider provider,
        RefreshRequest request,
        FamilyCredential refused,
        CancellationToken cancellationToken
    )
    {
        var response = await protocol.RefreshAsync(provider, request, cancellationToken).ConfigureAwait(false);
        if (response.Tokens.IsSuccess)
        {
            await family!.EndAsync(provider, refused).ConfigureAwait(false);
        }

        return response;
    }
}
