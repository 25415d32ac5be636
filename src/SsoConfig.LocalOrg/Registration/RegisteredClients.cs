using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpenIddict.Abstractions;
using SsoConfig.LocalOrg.Clients;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SsoConfig.LocalOrg.Registration;

/// <summary>
/// The clients that registered themselves, in OpenIddict's database. A registration access token is stored as its hash only: whoever can
/// read the data folder cannot change a client with it.
/// </summary>
internal sealed class RegisteredClients(
    IOpenIddictApplicationManager clients,
    IOpenIddictScopeManager scopes,
    ClientDirectory directory,
    TimeProvider clock
)
{
    private const string TokenHash = "registration_access_token_hash";
    private const string IssuedAt = "client_id_issued_at";
    private const string Metadata = "client_metadata";

    /// <summary>Adds the clients of earlier runs to the directory.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await foreach (var client in clients.ListAsync(cancellationToken: cancellationToken))
        {
            var properties = await clients.GetPropertiesAsync(client, cancellationToken);
            if (properties.ContainsKey(TokenHash))
            {
                directory.Put(
                    new LocalOrgApp
                    {
                        Name = (await clients.GetDisplayNameAsync(client, cancellationToken))!,
                        ClientId = (await clients.GetClientIdAsync(client, cancellationToken))!,
                        RedirectUris = await clients.GetRedirectUrisAsync(client, cancellationToken),
                        LogoutRedirectUris = await clients.GetPostLogoutRedirectUrisAsync(client, cancellationToken),
                        Scopes = properties[Metadata].GetProperty("scope").GetString()!.Split(' '),
                    }
                );
            }
        }
    }

    public async Task<RegisteredClient> CreateAsync(ClientMetadata metadata, CancellationToken cancellationToken)
    {
        var client = new RegisteredClient(
            "0oa" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(9))[..17],
            clock.GetUtcNow(),
            NewToken(),
            metadata.ToJson()
        );
        await AddScopesAsync(metadata, cancellationToken);
        await clients.CreateAsync(Describe(client, metadata), cancellationToken);
        directory.Put(metadata.ToApp(client.ClientId));
        return client;
    }

    /// <summary>The client with this id, if the registration access token is its own.</summary>
    public async Task<RegisteredClient?> FindAsync(string clientId, string accessToken, CancellationToken cancellationToken)
    {
        if (await clients.FindByClientIdAsync(clientId, cancellationToken) is not { } found)
        {
            return null;
        }

        var properties = await clients.GetPropertiesAsync(found, cancellationToken);
        return
            properties.TryGetValue(TokenHash, out var hash)
            && CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(hash.GetString()!),
                Encoding.ASCII.GetBytes(Hash(accessToken))
            )
            ? new RegisteredClient(
                clientId,
                DateTimeOffset.FromUnixTimeSeconds(properties[IssuedAt].GetInt64()),
                accessToken,
                JsonObject.Create(properties[Metadata])!
            )
            : null;
    }

    /// <summary>
    /// Replaces the metadata. The registration access token changes, and the old one is not accepted any more (RFC 7592 §3).
    /// </summary>
    public async Task<RegisteredClient> UpdateAsync(RegisteredClient client, ClientMetadata metadata, CancellationToken cancellationToken)
    {
        var next = client with { AccessToken = NewToken(), Metadata = metadata.ToJson() };
        await AddScopesAsync(metadata, cancellationToken);
        var known =
            await clients.FindByClientIdAsync(client.ClientId, cancellationToken)
            ?? throw new InvalidOperationException("The client was deleted during its update.");
        await clients.UpdateAsync(known, Describe(next, metadata), cancellationToken);
        directory.Put(metadata.ToApp(client.ClientId));
        return next;
    }

    /// <summary>Deletes the client with its tokens.</summary>
    public async Task DeleteAsync(RegisteredClient client, CancellationToken cancellationToken)
    {
        if (await clients.FindByClientIdAsync(client.ClientId, cancellationToken) is { } known)
        {
            await clients.DeleteAsync(known, cancellationToken);
        }

        directory.Remove(client.ClientId);
    }

    private static OpenIddictApplicationDescriptor Describe(RegisteredClient client, ClientMetadata metadata)
    {
        var descriptor = ClientDescriptor.Create(metadata.ToApp(client.ClientId), metadata.GrantTypes);
        if (metadata.RequirePushedRequests)
        {
            descriptor.Requirements.Add(Requirements.Features.PushedAuthorizationRequests);
        }

        descriptor.Properties[TokenHash] = JsonSerializer.SerializeToElement(Hash(client.AccessToken));
        descriptor.Properties[IssuedAt] = JsonSerializer.SerializeToElement(client.IssuedAt.ToUnixTimeSeconds());
        descriptor.Properties[Metadata] = JsonSerializer.SerializeToElement(client.Metadata);
        return descriptor;
    }

    private async Task AddScopesAsync(ClientMetadata metadata, CancellationToken cancellationToken)
    {
        foreach (var scope in metadata.Scopes)
        {
            if (await scopes.FindByNameAsync(scope, cancellationToken) is null)
            {
                await scopes.CreateAsync(new OpenIddictScopeDescriptor { Name = scope }, cancellationToken);
            }
        }
    }

    private static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
