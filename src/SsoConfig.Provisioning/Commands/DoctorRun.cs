using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Apps;
using SsoConfig.Provisioning.Discovery;
using SsoConfig.Provisioning.Doctor;
using SsoConfig.Provisioning.Http;
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
        foreach (var issuer in clients.GroupBy(static client => client.Issuer))
        {
            await AskProviderAsync(http, issuer.Key, [.. issuer], cancellationToken).ConfigureAwait(false);
            await AskOktaAsync(connection, issuer.Key, [.. issuer], cancellationToken).ConfigureAwait(false);
        }

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

    private async Task AskProviderAsync(
        ProviderHttp http,
        string issuer,
        IReadOnlyList<AppClient> clients,
        CancellationToken cancellationToken
    )
    {
        ProviderMetadata metadata;
        var askedAt = environment.TimeProvider.GetUtcNow();
        try
        {
            metadata = await ProviderMetadata.ReadAsync(http, issuer, cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderUnreachableException problem)
        {
            _findings.Add(
                Checks.Reachable.Wrong(
                    new Uri(issuer).Authority,
                    problem.Message,
                    "Check the issuer in okta.json and the network; start a local org with 'sso org'."
                )
            );
            return;
        }

        _findings.AddRange(
            await new DiscoveryChecks(http, issuer, clients, metadata, askedAt).RunAsync(cancellationToken).ConfigureAwait(false)
        );
        if (metadata.Document is not null)
        {
            foreach (var client in clients.Where(static client => client.ClientId is not null))
            {
                _findings.AddRange(
                    await new ClientChecks(new AuthorizationProbe(http, metadata), client).RunAsync(cancellationToken).ConfigureAwait(false)
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
        bool IsAnswered(Finding finding) =>
            finding.Verdict == Verdict.Unknown
            && finding.Check is { Id: var id }
            && shown.Contains(id)
            && (finding.Check == Checks.Pkce || finding.Check == Checks.SilentCheck);
        var order = Checks
            .All.Select(static (check, index) => (check.Id, index))
            .ToDictionary(static one => one.Id, static one => one.index);
        var findings = _findings
            .Where(finding => !IsAnswered(finding))
            .Distinct()
            .OrderBy(static finding => finding.Verdict)
            .ThenBy(finding => order[finding.Check.Id])
            .ToList();
        foreach (var finding in findings.Where(finding => finding.Verdict != Verdict.Ok || options.Verbose))
        {
            Write(finding);
        }

        var counts = Enum.GetValues<Verdict>()
            .ToDictionary(static verdict => verdict, verdict => findings.Count(finding => finding.Verdict == verdict));
        _console.Write($"{counts[Verdict.Wrong]} wrong, {counts[Verdict.Unknown]} could not tell, {counts[Verdict.Ok]} ok");
        _console.WriteObject(
            new JsonObject
            {
                ["wrong"] = counts[Verdict.Wrong],
                ["unknown"] = counts[Verdict.Unknown],
                ["ok"] = counts[Verdict.Ok],
                ["findings"] = new JsonArray([.. findings.Select(static finding => finding.ToJson())]),
            }
        );
        return counts[Verdict.Wrong] > 0 ? ExitCodes.Different : ExitCodes.Done;
    }

    private void Write(Finding finding)
    {
        var word = finding.Verdict switch
        {
            Verdict.Wrong => "WRONG",
            Verdict.Unknown => "could not tell",
            _ => "ok",
        };
        _console.Write($"{word}: {finding.Check.Title} of {finding.Subject} ({finding.Check.Id}): {Printable.From(finding.Seen)}");
        if (finding.Verdict == Verdict.Wrong)
        {
            _console.Write($"  {finding.Check.Reason}");
        }

        if (finding.Remedy is not null)
        {
            _console.Write($"  {finding.Remedy}");
        }
    }
}
