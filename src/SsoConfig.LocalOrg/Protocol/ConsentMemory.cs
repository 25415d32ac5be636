using System.Collections.Immutable;
using System.Security.Claims;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SsoConfig.LocalOrg.Protocol;

/// <summary>
/// The consents of users to apps. Tokens don't belong to these records: revoking the tokens of one sign-in must not revoke those of
/// another.
/// </summary>
internal sealed class ConsentMemory(
    LocalOrgOptions options,
    IOpenIddictApplicationManager clients,
    IOpenIddictAuthorizationManager authorizations
)
{
    public async Task<bool> IsMissingAsync(OpenIddictRequest request, LocalOrgUser user, CancellationToken cancellationToken)
    {
        if (!options.RequireConsent)
        {
            return false;
        }

        var given = authorizations.FindAsync(
            user.Subject,
            await ClientKeyAsync(request, cancellationToken),
            Statuses.Valid,
            AuthorizationTypes.Permanent,
            request.GetScopes(),
            cancellationToken
        );
        return !await given.AnyAsync(cancellationToken);
    }

    public async Task RememberAsync(OpenIddictRequest request, LocalOrgUser user, CancellationToken cancellationToken)
    {
        var client = await ClientKeyAsync(request, cancellationToken);
        await authorizations.CreateAsync(
            new ClaimsIdentity(),
            user.Subject,
            client,
            AuthorizationTypes.Permanent,
            request.GetScopes(),
            cancellationToken
        );
    }

    private async Task<string> ClientKeyAsync(OpenIddictRequest request, CancellationToken cancellationToken)
    {
        var client =
            await clients.FindByClientIdAsync(request.ClientId!, cancellationToken)
            ?? throw new InvalidOperationException("OpenIddict accepted an unknown client.");
        return (await clients.GetIdAsync(client, cancellationToken))!;
    }
}
