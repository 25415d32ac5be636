using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Apps;
using SsoConfig.Provisioning.Http;
using SsoConfig.Provisioning.Okta;
using SsoConfig.Provisioning.SessionPolicy;
using SsoConfig.Provisioning.Terraform;

namespace SsoConfig.Provisioning.Commands;

/// <summary><c>sso session</c>: whether an org keeps a session when the browser is closed, and the switch for it.</summary>
internal sealed class SessionRun(ToolEnvironment environment, SessionCommandOptions options)
{
    private static readonly string[] Reminders =
    [
        "Administrators never get the cookie that outlives the browser: test with a user who has no admin role.",
        "On Identity Engine the user also has to tick 'Keep me signed in', where the sign-in page offers it.",
        "A change counts for sessions that begin after it.",
    ];

    private readonly ToolConsole _console = new(environment, options.Common.Json);
    private readonly JsonArray _results = [];

    public static Task<int> RunAsync(SessionCommandOptions options, ToolEnvironment environment, CancellationToken cancellationToken) =>
        CommandRun.RunAsync(
            environment,
            options.Common.Json,
            () => new SessionRun(environment, options).RunAsync(cancellationToken),
            cancellationToken
        );

    private async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var apps = AppReader.Read(options.Common.Paths, options.Common.Environment, environment.CurrentFolder);
        AppReader.ThrowIfWrong(apps);
        using var http = new ProviderHttp(environment);
        var connection = new ProviderConnection(environment, http, options.Common);
        var isDifferent = false;
        foreach (
            var issuer in apps.SelectMany(static app => app.Clients)
                .Select(static client => new Uri(client.IssuerUri.GetLeftPart(UriPartial.Authority)))
                .Distinct()
        )
        {
            isDifferent |= await RunAsync(connection, issuer, cancellationToken).ConfigureAwait(false);
        }

        foreach (var reminder in Reminders)
        {
            _console.Say(reminder);
        }

        _console.WriteObject(new JsonObject { ["organizations"] = _results, ["reminders"] = Reminders.ToJson() });
        return ExitCodes.From(isDifferent, options.Common.DryRun);
    }

    private async Task<bool> RunAsync(ProviderConnection connection, Uri issuer, CancellationToken cancellationToken)
    {
        if (!connection.IsOkta(issuer))
        {
            throw new ProvisioningException(
                $"'sso session' knows the session policies of Okta, and {issuer.Authority} is not an Okta host. For an Okta org with a "
                    + "domain of its own add --provider okta; for the local org use 'sso org --cookie persistent'."
            );
        }

        var api = await connection.ConnectToOktaAsync(issuer, cancellationToken).ConfigureAwait(false);
        var policies = new SessionPolicies(api);
        var rules = await policies.ListAsync(cancellationToken).ConfigureAwait(false);
        var winning = SessionPolicies.FindWinning(rules);
        if (options.Persistent is not { } persistent)
        {
            Show(api, rules, winning);
            return false;
        }

        var wanted = SessionSwitch.Create(rules, persistent);
        if (options.Common.AsTerraform)
        {
            _console.WriteDocument(SessionRuleTerraform.Write(wanted));
            return false;
        }

        if (!wanted.IsUpToDate && !options.Common.DryRun)
        {
            await ApplyAsync(policies, wanted, cancellationToken).ConfigureAwait(false);
        }

        Report(api, wanted);
        return !wanted.IsUpToDate;
    }

    private static async Task ApplyAsync(SessionPolicies policies, SessionSwitch wanted, CancellationToken cancellationToken)
    {
        if (!wanted.IsOwnNeeded)
        {
            await policies.DeleteAsync(wanted.Own!, cancellationToken).ConfigureAwait(false);
            return;
        }

        var isNew = wanted.Own is null;
        var rule = wanted.Own ?? await policies.CreateAsync(wanted.Standing, wanted.ToDocument(), cancellationToken).ConfigureAwait(false);
        if (!isNew)
        {
            await policies.ReplaceAsync(rule, wanted.ToDocument(), cancellationToken).ConfigureAwait(false);
        }

        // What a server does with a field that it does not let anyone set is not documented: what it has now is what counts.
        var actual = await policies.ReadAsync(rule, CancellationToken.None).ConfigureAwait(false);
        if (!wanted.IsCopy(actual))
        {
            await policies.DeleteAsync(rule, CancellationToken.None).ConfigureAwait(false);
            throw new ProvisioningException(
                $"The org did not keep the copy of {wanted.Standing.Name} as it was sent, so it was removed again: it could have been "
                    + "weaker than the rule that applies. Set the cookie in the admin console."
            );
        }
    }

    private void Show(OktaManagementClient api, IReadOnlyList<SessionRule> rules, SessionRule? winning)
    {
        _console.Write($"{api.Organization.Host}, for everyone from anywhere: {winning?.ToString() ?? "no rule applies"}");
        foreach (var rule in rules.Where(rule => rule != winning))
        {
            _console.Write($"  also {rule}");
        }

        _results.Add(ToJson(api, winning, outcome: "shown"));
    }

    private void Report(OktaManagementClient api, SessionSwitch wanted)
    {
        var words = wanted.Persistent ? "outlives the browser" : "ends with the browser";
        var would = options.Common.DryRun ? "would be " : string.Empty;
        _console.Write(
            wanted switch
            {
                { IsUpToDate: true } => $"{api.Organization.Host}: the session cookie {words} already",
                { IsOwnNeeded: false } =>
                    $"{api.Organization.Host}: the rule '{SessionRule.OwnName}' {would}deleted; by {wanted.Standing.Name} the session "
                        + $"cookie {words}",
                _ => $"{api.Organization.Host}: the rule '{SessionRule.OwnName}', a copy of '{Printable.From(wanted.Standing.Name)}', "
                    + $"{would}put above it; the session cookie {words}",
            }
        );
        _results.Add(ToJson(api, wanted.Standing, wanted.IsUpToDate ? "unchanged" : "changed"));
    }

    private JsonObject ToJson(OktaManagementClient api, SessionRule? rule, string outcome) =>
        new()
        {
            ["organization"] = api.Organization.Host,
            ["rule"] = rule?.Name,
            ["policy"] = rule?.PolicyName,
            ["persistent"] = options.Persistent ?? rule?.IsPersistent,
            ["idle_minutes"] = rule?.SignOn.Number("session", "maxSessionIdleMinutes"),
            ["lifetime_minutes"] = rule?.SignOn.Number("session", "maxSessionLifetimeMinutes"),
            ["outcome"] = outcome,
            ["dry_run"] = options.Common.DryRun,
        };
}
