using System.Collections.Immutable;
using System.Security.Claims;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SsoConfig.LocalOrg;

/// <summary>
/// Who allowed which app what. Tokens are not tied to these records: ending one sign-in's tokens must not end those of another.
/// </summary>
internal sealed class ConsentMemory(LocalOrgOptions options, IOpenIddictApplicationManager clients, IOpenIddictAuthorizationManager authorizations)
{
    public async Task<bool> IsMissingAsync(OpenIddictRequest request, Person person, CancellationToken cancellationToken)
    {
        if (!options.RequireConsent)
        {
            return false;
        }

        var given = authorizations.FindAsync(
            person.Subject, await ClientKeyAsync(request, cancellationToken), Statuses.Valid, AuthorizationTypes.Permanent, request.GetScopes(), cancellationToken);
        return !await given.AnyAsync(cancellationToken);
    }

    public async Task RememberAsync(OpenIddictRequest request, Person person, CancellationToken cancellationToken)
    {
        var client = await ClientKeyAsync(request, cancellationToken);
        await authorizations.CreateAsync(
            new ClaimsIdentity(), person.Subject, client, AuthorizationTypes.Permanent, request.GetScopes(), cancellationToken);
    }

    private async Task<string> ClientKeyAsync(OpenIddictRequest request, CancellationToken cancellationToken)
    {
        var client = await clients.FindByClientIdAsync(request.ClientId!, cancellationToken)
            ?? throw new InvalidOperationException("OpenIddict let an unknown client through.");
        return (await clients.GetIdAsync(client, cancellationToken))!;
    }
}
