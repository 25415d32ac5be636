using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Apps;
using SsoConfig.Provisioning.Http;
using SsoConfig.Provisioning.OktaJsonEditing;
using SsoConfig.Provisioning.Registrations;
using SsoConfig.Provisioning.Terraform;

namespace SsoConfig.Provisioning.Commands;

/// <summary><c>sso register</c>: makes the provider agree with okta.json, and okta.json have the client ids.</summary>
internal sealed class RegisterRun(ToolEnvironment environment, RegisterOptions options)
{
    private readonly ToolConsole _console = new(environment, options.Common.Json);
    private readonly JsonArray _results = [];

    public static Task<int> RunAsync(RegisterOptions options, ToolEnvironment environment, CancellationToken cancellationToken) =>
        CommandRun.RunAsync(
            environment,
            options.Common.Json,
            () => new RegisterRun(environment, options).RunAsync(cancellationToken),
            cancellationToken
        );

    private async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (options.Common.AsTerraform)
        {
            _console.WriteDocument(TerraformWriter.WriteApps(ReadApps(), options.Name, options.Group));
            return ExitCodes.Done;
        }

        // The files are read once the lock is held: another run may just have written a client id.
        await using var turn = await Turn.TakeAsync(environment, _console, cancellationToken).ConfigureAwait(false);
        var apps = ReadApps();
        if (!options.Common.DryRun)
        {
            foreach (
                var file in apps.Where(static app => app.ClientId is null || app.IsClientIdOfOtherLayer)
                    .Select(static app => app.ClientIdFile)
                    .Distinct()
            )
            {
                ClientIdWriter.EnsureWritable(file);
            }
        }

        using var http = new ProviderHttp(environment);
        var isDifferent = await RegisterAllAsync(apps, new ProviderConnection(environment, http, options.Common), cancellationToken)
            .ConfigureAwait(false);
        _console.WriteObject(new JsonObject { ["apps"] = _results });
        return ExitCodes.From(isDifferent, options.Common.DryRun);
    }

    private List<AppClient> ReadApps()
    {
        var apps = AppReader.Read(options.Common.Paths, options.Common.Environment, environment.CurrentFolder);
        AppReader.ThrowIfWrong(apps);
        var clients = apps.SelectMany(static app => app.Clients).ToList();
        EnsureOneSettingPerClient(clients);
        return options.Name is null || clients.Count == 1
            ? clients
            : throw new ProvisioningException($"--name names one app, but there are {clients.Count}. Pass the path of one.")
            {
                IsWrongUsage = true,
            };
    }

    /// <summary>A provider binds all tokens of a client or none: the apps that send no proof would get no tokens any more.</summary>
    private static void EnsureOneSettingPerClient(IEnumerable<AppClient> clients)
    {
        if (clients.FirstOrDefault(static client => client.PlatformsWithoutDPoP.Count > 0) is { } mixed)
        {
            throw new ProvisioningException(
                $"'{mixed.File}' turns on dpop, but not for '{string.Join("', '", mixed.PlatformsWithoutDPoP)}', and these platforms "
                    + "have the same client: no token request of theirs would succeed. Write \"dpop\": true for all of them, or give the "
                    + "platforms with dpop a clientId of their own."
            );
        }
    }

    private async Task<bool> RegisterAllAsync(
        IReadOnlyList<AppClient> apps,
        ProviderConnection connection,
        CancellationToken cancellationToken
    )
    {
        var isDifferent = false;
        foreach (var group in apps.GroupBy(static app => app.Provider))
        {
            var registrar = await connection.CreateRegistrarAsync(group.Key, options, cancellationToken).ConfigureAwait(false);
            _console.Say($"Provider: {registrar.Description}");
            foreach (var app in group)
            {
                var plan = await registrar.PlanAsync(app, cancellationToken).ConfigureAwait(false);
                isDifferent |= !plan.IsUpToDate || plan.ClientId != app.ClientId;
                var clientId = options.Common.DryRun
                    ? plan.ClientId
                    : await ApplyAsync(registrar, app, plan, cancellationToken).ConfigureAwait(false);
                Report(app, plan, clientId);
            }
        }

        return isDifferent;
    }

    private async Task<string> ApplyAsync(IRegistrar registrar, AppClient app, RegistrationPlan plan, CancellationToken cancellationToken)
    {
        if (
            plan.Removed.Count > 0
            && !_console.Confirm(
                $"{app.Name}: remove {string.Join(", ", plan.Removed.Select(Printable.From))}, which okta.json does not name?",
                options.Common.Yes
            )
        )
        {
            throw new ProvisioningException($"{app.Name} was left as it is.");
        }

        var clientId = plan.IsUpToDate ? plan.ClientId! : await registrar.ApplyAsync(app, plan, cancellationToken).ConfigureAwait(false);
        if (clientId != app.ClientId)
        {
            ClientIdWriter.Write(app.ClientIdFile, clientId);
        }

        if (!plan.IsUpToDate)
        {
            await registrar.CompleteAsync(app, clientId, cancellationToken).ConfigureAwait(false);
        }

        return clientId;
    }

    private void Report(AppClient app, RegistrationPlan plan, string? clientId)
    {
        var isWritten = clientId != app.ClientId;
        var outcome = plan switch
        {
            { IsNew: true } => options.Common.DryRun ? "would be registered" : "registered",
            { IsUpToDate: true } => isWritten
                ? (
                    options.Common.DryRun
                        ? "is registered; its client id would be written"
                        : "was registered already; its client id was written"
                )
                : "is up to date",
            _ => options.Common.DryRun ? "would be updated" : "updated",
        };
        _console.Write($"{app.Name}: {outcome}{(clientId is null ? "" : $", client id {Printable.From(clientId)}")}");
        foreach (
            var line in plan.Changes.Select(static change => change.ToString()).Concat(plan.Notes.Select(static note => $"note: {note}"))
        )
        {
            _console.Write($"  {line}");
        }

        if (isWritten && !options.Common.DryRun)
        {
            _console.Write($"  client id written to {app.ClientIdFile}");
        }

        _results.Add(
            new JsonObject
            {
                ["app"] = app.Name,
                ["file"] = app.File,
                ["issuer"] = app.Issuer,
                ["client_id"] = clientId,
                ["client_id_file"] = isWritten ? app.ClientIdFile : null,
                ["outcome"] =
                    plan.IsNew ? "created"
                    : plan.IsUpToDate ? "unchanged"
                    : "updated",
                ["dry_run"] = options.Common.DryRun,
                ["changes"] = new JsonArray([.. plan.Changes.Select(static change => change.ToJson())]),
                ["notes"] = plan.Notes.ToJson(),
            }
        );
    }
}
