using SsoConfig.Provisioning.Apps;
using SsoConfig.Provisioning.Discovery;
using SsoConfig.Provisioning.Doctor;
using SsoConfig.Provisioning.Http;
using SsoConfig.Provisioning.Links;
using SsoConfig.Provisioning.Okta;

namespace SsoConfig.Provisioning.Commands;

/// <summary><c>sso doctor</c>: why a sign-in is not shared. It changes nothing.</summary>
internal sealed class DoctorRun(ToolEnvironment environment, DoctorOptions options)
{
    private readonly ToolConsole _console = new(environment, options.Common.Json);
    private readonly List<Finding> _findings = [];

    public static Task<int> RunAsync(DoctorOptions options, ToolEnvironment environment, CancellationToken cancellationToken) =>
        CommandRun.RunAsync(
            environment,
            options.Common.Json,
            () => new DoctorRun(environment, options).RunAsync(cancellationToken),
            cancellationToken
        );

    private async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var apps = AppReader.Read(options.Common.Paths, options.Common.Environment, environment.CurrentFolder);
        _findings.AddRange(FileChecks.Run(apps));
        using var http = new ProviderHttp(environment);
        var connection = new ProviderConnection(environment, http, options.Common);
        var clients = apps.Where(static app => !app.Errors.Any()).SelectMany(static app => app.Clients).ToList();
        foreach (var group in clients.GroupBy(static client => client.Provider))
        {
            await AskProviderAsync(http, group.Key, [.. group], cancellationToken).ConfigureAwait(false);
            await AskOktaAsync(connection, group.Key.Issuer, [.. group], cancellationToken).ConfigureAwait(false);
        }

        await CheckLinksAsync(http, apps, cancellationToken).ConfigureAwait(false);
        _findings.AddRange(await new MachineChecks(environment).RunAsync(apps, cancellationToken).ConfigureAwait(false));
        if (options.SignIn)
        {
            _findings.AddRange(
                clients
                    .Where(static client => client.ClientId is not null)
                    .Take(1)
                    .Select(new BrowserSessionCheck(environment, _console).Run)
            );
        }

        return Report();
    }

    private async Task CheckLinksAsync(ProviderHttp http, IReadOnlyList<AppConfiguration> apps, CancellationToken cancellationToken)
    {
        try
        {
            var linked = await new LinkedApps(environment, applicationId: null)
                .FindAsync(apps.Where(static app => !app.Errors.Any()), cancellationToken)
                .ConfigureAwait(false);
            _findings.AddRange(await new LinkChecks(http, LinkExpectation.None).RunAsync(linked, cancellationToken).ConfigureAwait(false));
        }
        catch (ProvisioningException problem)
        {
            _findings.Add(Checks.AppLinks.Unknown("family", problem.Message));
        }
    }

    private async Task AskProviderAsync(
        ProviderHttp http,
        ProviderSettings provider,
        IReadOnlyList<AppClient> clients,
        CancellationToken cancellationToken
    )
    {
        ProviderMetadata metadata;
        var askedAt = environment.TimeProvider.GetUtcNow();
        try
        {
            metadata = await ProviderMetadata.ReadAsync(http, provider, cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderUnreachableException problem)
        {
            _findings.Add(
                Checks.Reachable.Wrong(
                    provider.Host,
                    problem.Message,
                    $"Check \"{provider.AddressKey}\" in okta.json and the network; start a local org with 'sso org'."
                )
            );
            return;
        }
        catch (ProvisioningException problem)
        {
            _findings.Add(Checks.Endpoints.Wrong(provider.Host, problem.Message, $"Correct \"{provider.AddressKey}\" in okta.json."));
            return;
        }

        _findings.AddRange(
            await new DiscoveryChecks(http, provider, clients, metadata, askedAt).RunAsync(cancellationToken).ConfigureAwait(false)
        );
        if (metadata.Document is not null)
        {
            foreach (var client in clients.Where(static client => client.ClientId is not null))
            {
                _findings.AddRange(
                    await new ClientChecks(new AuthorizationProbe(http, metadata, client), client)
                        .RunAsync(cancellationToken)
                        .ConfigureAwait(false)
                );
            }
        }
    }

    private async Task AskOktaAsync(
        ProviderConnection connection,
        string issuer,
        IReadOnlyList<AppClient> clients,
        CancellationToken cancellationToken
    )
    {
        var address = new Uri(issuer);
        if (!connection.IsOkta(address))
        {
            return;
        }

        try
        {
            if (await connection.TryConnectToOktaAsync(address, cancellationToken).ConfigureAwait(false) is not { } api)
            {
                _findings.Add(
                    Checks.Registration.Unknown(
                        address.Authority,
                        "registration, assignment and policies: only a token shows them",
                        "Set OKTA_API_TOKEN, OKTA_ORG_NAME and OKTA_BASE_URL; see 'sso register --help'."
                    )
                );
                return;
            }

            var checks = new OktaChecks(api);
            foreach (var client in clients.Where(static client => client.ClientId is not null))
            {
                _findings.AddRange(await checks.RunAsync(client, cancellationToken).ConfigureAwait(false));
            }

            _findings.Add(await checks.CheckSessionPolicyAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (Exception problem) when (problem is OktaApiException or ProvisioningException or ProviderUnreachableException)
        {
            _findings.Add(Checks.Registration.Unknown(address.Authority, problem.Message));
        }
    }

    private int Report()
    {
        // Discovery may not say what a request then shows: one result that is known is enough.
        var shown = _findings
            .Where(static finding => finding.Verdict != Verdict.Unknown)
            .Select(static finding => finding.Check.Id)
            .ToHashSet();
        bool IsKnownOtherwise(Finding finding) =>
            finding.Verdict == Verdict.Unknown
            && finding.Check is { Id: var id }
            && shown.Contains(id)
            && (finding.Check == Checks.Pkce || finding.Check == Checks.SilentCheck);
        return FindingReport.Write(_console, [.. _findings.Where(finding => !IsKnownOtherwise(finding))], options.Verbose);
    }
}
