using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Apps;
using SsoConfig.Provisioning.Http;
using SsoConfig.Provisioning.Registrations;

namespace SsoConfig.Provisioning.Okta;

/// <summary>
/// Registers native apps at an Okta org by its management API, which unlike its registration endpoint also assigns users.
/// </summary>
/// <param name="label">The name that was asked for; null takes the app's own for a new registration.</param>
/// <param name="group">The group to assign; null asks for none.</param>
internal sealed class OktaRegistrar(OktaManagementClient api, string? label, string? group, bool isGroupChosen, bool exact) : IRegistrar
{
    private readonly OktaApps _apps = new(api);

    public string Description => $"{api.Organization.Host} (Okta), with the token from {api.Credential.Source}";

    public async Task<RegistrationPlan> PlanAsync(AppClient app, CancellationToken cancellationToken)
    {
        if (await FindDocumentAsync(app, cancellationToken).ConfigureAwait(false) is not { } document)
        {
            return PlanNew(app);
        }

        EnsureUsable(document);
        var notes = OktaAppDocument.Notes(document, app);
        var id = OktaApps.IdOf(document);
        var merge = OktaAppDocument.Merge(document, app, label, exact);
        IEnumerable<FieldChange> assignment = await FindMissingGroupAsync(document, id, cancellationToken).ConfigureAwait(false)
            is { } missing
            ? [new FieldChange("groups", null, missing)]
            : [];
        return new RegistrationPlan
        {
            ClientId = OktaApps.ClientIdOf(document),
            Changes = [.. merge.Changes, .. assignment],
            Notes = notes,
            Removed = merge.Removed,
        };
    }

    public async Task<string> ApplyAsync(AppClient app, RegistrationPlan plan, CancellationToken cancellationToken)
    {
        if (plan.IsNew)
        {
            return await CreateAsync(app, cancellationToken).ConfigureAwait(false);
        }

        // There is no ETag: what is written is read again right before, so that the time in which another change could get lost is as short
        // as it can be.
        var id = OktaApps.IdOf(
            (await _apps.FindByClientIdAsync(plan.ClientId!, cancellationToken).ConfigureAwait(false))
                ?? throw new ProvisioningException($"The app '{plan.ClientId}' was deleted in the meantime. Run the command again.")
        );
        var document = await _apps.ReadAsync(id, cancellationToken).ConfigureAwait(false);
        if (OktaAppDocument.Merge(document, app, label, exact).Changes.Count > 0)
        {
            await _apps.ReplaceAsync(id, document, cancellationToken).ConfigureAwait(false);
        }

        return plan.ClientId!;
    }

    public async Task CompleteAsync(AppClient app, string clientId, CancellationToken cancellationToken)
    {
        if (group is null || await _apps.FindByClientIdAsync(clientId, cancellationToken).ConfigureAwait(false) is not { } document)
        {
            return;
        }

        var id = OktaApps.IdOf(document);
        if (await FindMissingGroupAsync(document, id, cancellationToken).ConfigureAwait(false) is not null)
        {
            await _apps
                .AssignAsync(id, await _apps.FindGroupAsync(group, cancellationToken).ConfigureAwait(false), cancellationToken)
                .ConfigureAwait(false);
        }
    }

    public async Task<string?> FindAsync(AppClient app, CancellationToken cancellationToken) =>
        await FindForRemovalAsync(app, cancellationToken).ConfigureAwait(false) is { } document
            ? $"{OktaApps.Describe(document)} at {api.Organization.Host}"
            : null;

    public async Task RemoveAsync(AppClient app, CancellationToken cancellationToken)
    {
        if (await FindForRemovalAsync(app, cancellationToken).ConfigureAwait(false) is { } document)
        {
            // Okta deletes only what is not active; an interruption in between leaves an inactive app, which the next run deletes.
            var id = OktaApps.IdOf(document);
            if (document.Text("status") != "INACTIVE")
            {
                await _apps.DeactivateAsync(id, cancellationToken).ConfigureAwait(false);
            }

            await _apps.DeleteAsync(id, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<JsonObject?> FindForRemovalAsync(AppClient app, CancellationToken cancellationToken) =>
        app.ClientId is { } clientId
            ? _apps.FindByClientIdAsync(clientId, cancellationToken)
            : _apps.FindByRedirectUriAsync(app, cancellationToken);

    private async Task<JsonObject?> FindDocumentAsync(AppClient app, CancellationToken cancellationToken)
    {
        if (app.ClientId is null)
        {
            return await _apps.FindByRedirectUriAsync(app, cancellationToken).ConfigureAwait(false);
        }

        if (await _apps.FindByClientIdAsync(app.ClientId, cancellationToken).ConfigureAwait(false) is { } known)
        {
            return known;
        }

        // Another issuer than that of the file with the client id: a client id of its own is still to come.
        return app.IsClientIdOfOtherLayer
            ? await _apps.FindByRedirectUriAsync(app, cancellationToken).ConfigureAwait(false)
            : throw new ProvisioningException(
                $"The client id '{app.ClientId}' in '{app.ClientIdFile}' is not one of {api.Organization.Host}. Correct it, or write "
                    + $"\"{{clientId}}\" in its place to have the app registered."
            );
    }

    private RegistrationPlan PlanNew(AppClient app)
    {
        var document = OktaAppDocument.Create(app, label ?? app.Name);
        var fields = new[]
        {
            ("label", document["label"]),
            ("token_endpoint_auth_method", document.At("credentials", "oauthClient", "token_endpoint_auth_method")),
            ("pkce_required", document.At("credentials", "oauthClient", "pkce_required")),
        }
            .Concat(document.At("settings", "oauthClient")!.AsObject().Select(static field => (field.Key, field.Value)))
            .Select(static field => FieldChange.Create(field.Item1, from: null, field.Item2));
        return new RegistrationPlan
        {
            ClientId = null,
            Changes = [.. fields, .. group is null ? Array.Empty<FieldChange>() : [new FieldChange("groups", null, group)]],
        };
    }

    private async Task<string> CreateAsync(AppClient app, CancellationToken cancellationToken)
    {
        try
        {
            var created = await _apps.CreateAsync(OktaAppDocument.Create(app, label ?? app.Name), cancellationToken).ConfigureAwait(false);
            return OktaApps.ClientIdOf(created) ?? throw new ProvisioningException("Okta sent an app without a client id.");
        }
        catch (OktaApiException problem) when (problem.Code is OktaErrorCodes.DuplicateLabel || IsDuplicateLabel(problem))
        {
            // Another run may have made it a moment ago.
            return await _apps.FindByRedirectUriAsync(app, cancellationToken).ConfigureAwait(false) is { } other
                ? OktaApps.ClientIdOf(other)!
                : throw new ProvisioningException(
                    $"{api.Organization.Host} already has an app named '{label ?? app.Name}', with other redirect URIs. Choose another "
                        + $"name with --name, or write the client id of that app to '{app.ClientIdFile}'.",
                    problem
                );
        }
    }

    private async Task<string?> FindMissingGroupAsync(JsonObject document, string id, CancellationToken cancellationToken)
    {
        // Federation Broker Mode assigns by rule and refuses groups.
        if (group is null || document.Flag("settings", "implicitAssignment") == true)
        {
            return null;
        }

        // Other groups may have been chosen in the console: they stay, and Everyone is not added to them unless it is asked for.
        var assigned = await _apps.ListGroupsAsync(id, cancellationToken).ConfigureAwait(false);
        return
            assigned.Count == 0
            || (isGroupChosen && !assigned.Contains(await _apps.FindGroupAsync(group, cancellationToken).ConfigureAwait(false)))
            ? group
            : null;
    }

    private static void EnsureUsable(JsonObject document)
    {
        if (document.Text("settings", "oauthClient", "application_type") is var type and not "native")
        {
            throw new ProvisioningException(
                $"{OktaApps.Describe(document)} is an app of the type '{Printable.From(type)}', not 'native', and a type cannot be "
                    + "changed. Delete it in the console, or use another redirect URI."
            );
        }

        if (document.Text("status") == "INACTIVE")
        {
            throw new ProvisioningException(
                $"{OktaApps.Describe(document)} is deactivated. Activate it in the console, or delete it with 'sso unregister', and run "
                    + "the command again."
            );
        }
    }

    private static bool IsDuplicateLabel(OktaApiException problem) =>
        problem.Code == OktaErrorCodes.Validation && problem.Message.Contains("label", StringComparison.Ordinal);
}
