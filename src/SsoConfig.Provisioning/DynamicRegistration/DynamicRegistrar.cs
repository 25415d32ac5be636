using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Apps;
using SsoConfig.Provisioning.Http;
using SsoConfig.Provisioning.Registrations;

namespace SsoConfig.Provisioning.DynamicRegistration;

/// <summary>Registers native apps at any provider with a registration endpoint.</summary>
/// <param name="endpoint">The provider's registration endpoint.</param>
/// <param name="issuer">The issuer in okta.json.</param>
/// <param name="offersNativeSso">
/// Whether the provider announces Native SSO; one that does not may refuse a client that asks for the token exchange grant.
/// </param>
/// <param name="records">What has been registered from this machine.</param>
/// <param name="label">The name for users; null is that of the app.</param>
/// <param name="exact">Whether values that others have added are removed.</param>
internal sealed class DynamicRegistrar(
    RegistrationEndpoint endpoint,
    string issuer,
    bool offersNativeSso,
    ClientRecordStore records,
    string? label,
    bool exact
) : IRegistrar
{
    // What a provider sends and must not get back (RFC 7592, section 2.2).
    private static readonly string[] ProvidersOwn =
    [
        "registration_access_token",
        "registration_client_uri",
        "client_secret_expires_at",
        "client_id_issued_at",
    ];

    private readonly string _origin = Origin.Of(endpoint.Address);

    public string Description =>
        _origin == Origin.Of(new Uri(issuer))
            ? $"{Origin.HostOf(endpoint.Address)} (dynamic registration)"
            : $"{Origin.HostOf(endpoint.Address)} for the issuer {issuer} (dynamic registration)";

    public async Task<RegistrationPlan> PlanAsync(AppClient app, CancellationToken cancellationToken)
    {
        if (FindRecord(app) is not { } record)
        {
            return app.ClientId is null || app.IsClientIdOfOtherLayer ? PlanNew(app) : throw Unmanaged(app);
        }

        if (record.Token is null)
        {
            return PlanWithoutManagement(app, record);
        }

        var (current, document) = await ReadAsync(record, cancellationToken).ConfigureAwait(false);
        var notes = NativeClientMetadata.Notes(document, app).ToList();
        var merge = Merge(document, app, current);
        return new RegistrationPlan
        {
            ClientId = record.ClientId,
            Changes = merge.Changes,
            Notes = notes,
            Removed = merge.Removed,
        };
    }

    public async Task<string> ApplyAsync(AppClient app, RegistrationPlan plan, CancellationToken cancellationToken)
    {
        if (plan.IsNew)
        {
            return await RegisterAsync(app, cancellationToken).ConfigureAwait(false);
        }

        if (plan.Changes.Count > 0)
        {
            var (record, document) = await ReadAsync(records.Find(app.Issuer, plan.ClientId!)!, cancellationToken).ConfigureAwait(false);
            Merge(document, app, record);
            var response = await endpoint.UpdateAsync(record, document, cancellationToken).ConfigureAwait(false);
            await records
                .SaveAsync(record.After(response, ManagedUris.With(record.Environments, app)), CancellationToken.None)
                .ConfigureAwait(false);
            EnsureAccepted(app, response);
        }

        return plan.ClientId!;
    }

    public Task CompleteAsync(AppClient app, string clientId, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> FindAsync(AppClient app, CancellationToken cancellationToken) =>
        FindRecord(app) is not { } record ? Task.FromResult<string?>(null)
        : record.Token is null ? throw Unmanaged(app)
        : Task.FromResult<string?>($"'{record.ClientId}' at {endpoint.Address.Authority}");

    public async Task RemoveAsync(AppClient app, CancellationToken cancellationToken)
    {
        if (FindRecord(app) is { } record)
        {
            await endpoint.DeleteAsync(record, cancellationToken).ConfigureAwait(false);
            records.Delete(record);
        }
    }

    private ClientRecord? FindRecord(AppClient app) =>
        app.ClientId is { } clientId && records.Find(app.Issuer, clientId) is { } record ? EnsureOfThisOrigin(record)
        : app.ClientId is null || app.IsClientIdOfOtherLayer ? records.FindByRedirectUri(app, _origin)
        : null;

    private ClientRecord EnsureOfThisOrigin(ClientRecord record) =>
        record.RegistrationOrigin == _origin
            ? record
            : throw new ProvisioningException(
                $"'{Printable.From(record.ClientId)}' was registered at {Printable.From(record.RegistrationOrigin)}, but okta.json leads "
                    + $"to {_origin}, which does not get its registration token. Correct okta.json; if the provider has moved, delete "
                    + $"'{records.PathOf(record.Issuer, record.ClientId)}'."
            );

    private async Task<string> RegisterAsync(AppClient app, CancellationToken cancellationToken)
    {
        var response = await endpoint.RegisterAsync(NewMetadata(app), cancellationToken).ConfigureAwait(false);

        // Nothing must come between the response and the record: a client whose token is lost can be neither changed nor deleted any more.
        var clientId = response.Text("client_id")!;
        if (records.Has(app.Issuer, clientId))
        {
            throw new ProvisioningException(
                $"{endpoint.Address.Authority} responded with the client id '{Printable.From(clientId)}', which was registered from "
                    + "here before: a new client has a new one (RFC 7591, section 3.2.1). okta.json and the record of the earlier client, "
                    + $"'{records.PathOf(app.Issuer, clientId)}', were left as they are."
            );
        }

        await records
            .SaveAsync(
                new ClientRecord(
                    app.Issuer,
                    _origin,
                    clientId,
                    response.Text("registration_access_token"),
                    response.Text("registration_client_uri"),
                    ManagedUris.With(environments: null, app)
                ),
                CancellationToken.None
            )
            .ConfigureAwait(false);
        EnsureAccepted(app, response);
        return clientId;
    }

    /// <summary>
    /// Every response may bring a new token, after which the old one is worthless: it is saved before anything else happens.
    /// </summary>
    private async Task<(ClientRecord Record, JsonObject Document)> ReadAsync(ClientRecord record, CancellationToken cancellationToken)
    {
        var document = await endpoint.ReadAsync(record, cancellationToken).ConfigureAwait(false);
        var current = record.After(document);
        if (current.Token != record.Token)
        {
            await records.SaveAsync(current, CancellationToken.None).ConfigureAwait(false);
        }

        foreach (var name in ProvidersOwn)
        {
            document.Remove(name);
        }

        return (current, document);
    }

    private MetadataMerge Merge(JsonObject document, AppClient app, ClientRecord record)
    {
        var merge = new MetadataMerge();
        if (label is not null)
        {
            merge.Set(document, "client_name", label);
        }

        merge.Set(document, "token_endpoint_auth_method", "none");
        NativeClientMetadata.Merge(merge, document, AsOffered(app), ManagedUris.Parse(record.Environments, app.Environment), exact);
        return merge;
    }

    private RegistrationPlan PlanNew(AppClient app) =>
        new()
        {
            ClientId = null,
            Changes = [.. NewMetadata(app).Select(static field => FieldChange.Create(field.Key, from: null, field.Value))],
        };

    private JsonObject NewMetadata(AppClient app)
    {
        var metadata = NativeClientMetadata.Create(AsOffered(app));
        metadata["client_name"] = label ?? app.Name;
        metadata["token_endpoint_auth_method"] = "none";
        metadata["scope"] = string.Join(' ', app.Scopes);
        return metadata;
    }

    private AppClient AsOffered(AppClient app) => app with { UsesNativeSso = app.UsesNativeSso && offersNativeSso };

    // Registered from here, but the provider gave no token to change it with: what was registered then is all that is known.
    private RegistrationPlan PlanWithoutManagement(AppClient app, ClientRecord record)
    {
        var registered = record.Environments.SelectMany(static environment =>
            environment.Value.Texts("redirect_uris").Concat(environment.Value.Texts("post_logout_redirect_uris"))
        );
        return app.RedirectUris.Concat(app.LogoutRedirectUris).Except(registered).ToList() is { Count: > 0 } missing
            ? throw new ProvisioningException(
                $"'{record.ClientId}' was registered without '{string.Join("', '", missing)}', and {endpoint.Address.Authority} gave no "
                    + "token to change it with (RFC 7592). Add it in the provider's console."
            )
            : new RegistrationPlan
            {
                ClientId = record.ClientId,
                Changes = [],
                Notes = ["the provider gives no token to compare it with (RFC 7592): compared with what was registered from here"],
            };
    }

    private ProvisioningException Unmanaged(AppClient app) =>
        new(
            $"The client id '{app.ClientId}' in '{app.ClientIdFile}' was not registered from this machine, or its registration token is "
                + $"gone, so {endpoint.Address.Authority} cannot be asked about it. 'sso doctor' tells whether it is registered; write "
                + $"\"{{clientId}}\" in its place to have a new client registered."
        );

    /// <summary>A provider may change or drop what it was sent (RFC 7591, section 3.2.1).</summary>
    private void EnsureAccepted(AppClient app, JsonObject response)
    {
        if (response.Text("token_endpoint_auth_method") is { } method and not "none")
        {
            throw new ProvisioningException(
                $"{endpoint.Address.Authority} registered the app with the client authentication '{Printable.From(method)}' and not with "
                    + "'none': an app on a user's device cannot keep a secret. Check what it allows public clients, and delete this one "
                    + "with 'sso unregister'."
            );
        }

        var missing = app.RedirectUris.Except(response.Texts("redirect_uris")).ToList();
        if (missing.Count > 0)
        {
            throw new ProvisioningException(
                $"{endpoint.Address.Authority} registered the app without the redirect URI '{string.Join("', '", missing)}'. Check what "
                    + "it accepts for native apps."
            );
        }
    }
}
