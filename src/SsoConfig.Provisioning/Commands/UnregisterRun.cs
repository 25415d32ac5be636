using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Apps;
using SsoConfig.Provisioning.Http;
using SsoConfig.Provisioning.OktaJsonEditing;
using SsoConfig.Provisioning.Registrations;

namespace SsoConfig.Provisioning.Commands;

/// <summary><c>sso unregister</c>: deletes registrations, after a question.</summary>
internal sealed class UnregisterRun(ToolEnvironment environment, RegisterOptions options)
{
    private const string Placeholder = "{clientId}";
    private readonly ToolConsole _console = new(environment, options.Common.Json);
    private readonly JsonArray _results = [];

    public static Task<int> RunAsync(RegisterOptions options, ToolEnvironment environment, CancellationToken cancellationToken) =>
        CommandRun.RunAsync(
            environment,
            options.Common.Json,
            () => new UnregisterRun(environment, options).RunAsync(cancellationToken),
            cancellationToken
        );

    private async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var turn = await Turn.TakeAsync(environment, _console, cancellationToken).ConfigureAwait(false);
        var apps = AppReader.Read(options.Common.Paths, options.Common.Environment, environment.CurrentFolder);
        AppReader.ThrowIfWrong(apps);
        using var http = new ProviderHttp(environment);
        var connection = new ProviderConnection(environment, http, options.Common);
        var isDifferent = false;
        foreach (var group in apps.SelectMany(static app => app.Clients).GroupBy(static app => app.Provider))
        {
            var registrar = await connection.CreateRegistrarAsync(group.Key, options, cancellationToken).ConfigureAwait(false);
            _console.Say($"Provider: {registrar.Description}");
            foreach (var app in group)
            {
                isDifferent |= await RemoveAsync(registrar, app, cancellationToken).ConfigureAwait(false);
            }
        }

        _console.WriteObject(new JsonObject { ["apps"] = _results });
        return ExitCodes.From(isDifferent, options.Common.DryRun);
    }

    private async Task<bool> RemoveAsync(IRegistrar registrar, AppClient app, CancellationToken cancellationToken)
    {
        var found = await registrar.FindAsync(app, cancellationToken).ConfigureAwait(false);
        if (found is null)
        {
            Report(app, found, "is not registered");
            return false;
        }

        if (options.Common.DryRun)
        {
            Report(app, found, $"{found} would be deleted");
            return true;
        }

        if (
            !_console.Confirm(
                $"{app.Name}: delete {found}? Its users cannot sign in any more, and the client id never comes back.",
                options.Common.Yes
            )
        )
        {
            throw new ProvisioningException($"{app.Name} was left as it is.");
        }

        await registrar.RemoveAsync(app, cancellationToken).ConfigureAwait(false);
        if (app.ClientId is not null)
        {
            PutPlaceholderBack(app);
        }

        Report(app, found, $"{found} was deleted");
        return true;
    }

    private void PutPlaceholderBack(AppClient app)
    {
        try
        {
            ClientIdWriter.WritePlaceholder(app.ClientIdFile, app.ClientId!, Placeholder);
        }
        catch (ProvisioningException problem)
        {
            // The registration is gone in any case.
            _console.Say(problem.Message);
        }
    }

    private void Report(AppClient app, string? found, string outcome)
    {
        _console.Write($"{app.Name}: {outcome}");
        _results.Add(
            new JsonObject
            {
                ["app"] = app.Name,
                ["file"] = app.File,
                ["issuer"] = app.Issuer,
                ["client_id"] = app.ClientId,
                ["outcome"] = found is null ? "absent" : "deleted",
                ["dry_run"] = options.Common.DryRun,
            }
        );
    }
}
