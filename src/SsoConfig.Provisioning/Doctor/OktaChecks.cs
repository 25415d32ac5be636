using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Apps;
using SsoConfig.Provisioning.Http;
using SsoConfig.Provisioning.Okta;
using SsoConfig.Provisioning.Registrations;
using SsoConfig.Provisioning.SessionPolicy;

namespace SsoConfig.Provisioning.Doctor;

/// <summary>
/// What only a credential shows: how the org has registered the apps, and what its policies do with a sign-in. Reads, never writes.
/// </summary>
internal sealed class OktaChecks(OktaManagementClient api)
{
    private readonly OktaApps _apps = new(api);

    public async Task<IReadOnlyList<Finding>> RunAsync(AppClient app, CancellationToken cancellationToken)
    {
        if (await _apps.FindByClientIdAsync(app.ClientId!, cancellationToken).ConfigureAwait(false) is not { } document)
        {
            return
            [
                Checks.Client.Wrong(
                    app.Name,
                    $"{app.ClientId} is not one of {api.Organization.Host}",
                    "Correct it, or write \"{clientId}\" in its place and run 'sso register'."
                ),
            ];
        }

        var id = OktaApps.IdOf(document);
        return
        [
            CheckRegistration(app, document),
            CheckStatus(app, document),
            CheckConsent(app, document),
            CheckProof(app, document),
            await AskAsync(Checks.Assignment, app.Name, () => CheckAssignmentAsync(app, document, id, cancellationToken))
                .ConfigureAwait(false),
            await AskAsync(Checks.SignInPolicy, app.Name, () => CheckSignInPolicyAsync(app, document, cancellationToken))
                .ConfigureAwait(false),
            await AskAsync(Checks.AccessPolicy, app.Name, () => CheckAccessPolicyAsync(app, cancellationToken)).ConfigureAwait(false),
        ];
    }

    public Task<Finding> CheckSessionPolicyAsync(CancellationToken cancellationToken) =>
        AskAsync(
            Checks.SessionPolicy,
            api.Organization.Host,
            async () =>
            {
                var rule = SessionPolicies.FindWinning(await new SessionPolicies(api).ListAsync(cancellationToken).ConfigureAwait(false));
                return rule is null
                        ? Checks.SessionPolicy.Unknown(
                            api.Organization.Host,
                            "no rule is for everyone from anywhere: it depends on the user"
                        )
                    : rule.IsPersistent ? Checks.SessionPolicy.Ok(api.Organization.Host, rule.ToString())
                    : Checks.SessionPolicy.Wrong(
                        api.Organization.Host,
                        rule.ToString(),
                        "Run 'sso session persist'. Administrators never get the cookie that outlives the browser."
                    );
            }
        );

    // What the token may not see is not known; it is no reason to show nothing at all.
    private static async Task<Finding> AskAsync(Check check, string subject, Func<Task<Finding>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is OktaApiException or ProvisioningException or ProviderUnreachableException)
        {
            return check.Unknown(subject, problem.Message);
        }
    }

    private static Finding CheckRegistration(AppClient app, JsonObject document)
    {
        var type = document.Text("settings", "oauthClient", "application_type");
        if (type != "native")
        {
            return Checks.Registration.Wrong(
                app.Name,
                $"the app is of the type '{Printable.From(type)}'",
                "A type cannot be changed: register a native app with 'sso register'."
            );
        }

        var changes = OktaAppDocument.Merge(document.DeepClone().AsObject(), app, label: null, exact: false).Changes;
        return changes.Count == 0
            ? Checks.Registration.Ok(app.Name, "agrees with okta.json")
            : Checks.Registration.Wrong(app.Name, string.Join("; ", changes), "Run 'sso register'.");
    }

    private static Finding CheckStatus(AppClient app, JsonObject document) =>
        document.Text("status") == "ACTIVE"
            ? Checks.Status.Ok(app.Name, "active")
            : Checks.Status.Wrong(app.Name, $"the app is {Printable.From(document.Text("status"))}", "Activate it in the admin console.");

    private static Finding CheckConsent(AppClient app, JsonObject document) =>
        document.Text("settings", "oauthClient", "consent_method") == "REQUIRED"
            ? Checks.Consent.Wrong(app.Name, "consent_method is REQUIRED", "Set it to TRUSTED in the admin console.")
            : Checks.Consent.Ok(app.Name, "not asked for");

    private static Finding CheckProof(AppClient app, JsonObject document) =>
        document.Flag("settings", "oauthClient", NativeClientMetadata.DPoPBoundAccessTokens) == true && !app.UsesDPoP
            ? Checks.ProofOfPossession.Wrong(
                app.Name,
                "dpop_bound_access_tokens is on",
                "Write \"dpop\": true in okta.json, or turn it off for this app in the admin console."
            )
            : Checks.ProofOfPossession.Ok(app.Name, app.UsesDPoP ? "the app sends proofs" : "not demanded");

    private async Task<Finding> CheckAssignmentAsync(AppClient app, JsonObject document, string id, CancellationToken cancellationToken)
    {
        if (document.Flag("settings", "implicitAssignment") == true)
        {
            return Checks.Assignment.Ok(app.Name, "everyone, by rule");
        }

        var groups = await _apps.ListGroupsAsync(id, cancellationToken).ConfigureAwait(false);
        return groups.Count > 0
            ? Checks.Assignment.Ok(app.Name, $"{groups.Count} group{(groups.Count == 1 ? "" : "s")}")
            : Checks.Assignment.Wrong(
                app.Name,
                "no group is assigned",
                "Run 'sso register' for Everyone, or 'sso register --group NAME'. Users assigned one by one are not counted here."
            );
    }

    private async Task<Finding> CheckSignInPolicyAsync(AppClient app, JsonObject document, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(document.Text("_links", "accessPolicy", "href"), UriKind.Absolute, out var policy))
        {
            return Checks.SignInPolicy.Unknown(app.Name, "the app has none (Classic Engine)");
        }

        var rules = await api.ListAsync(
                $"{policy.AbsolutePath}/rules",
                "list the app's sign-in rules",
                OktaScopes.ReadPolicies,
                cancellationToken
            )
            .ConfigureAwait(false);
        var always = rules
            .Where(static rule => rule.Text("status") is null or "ACTIVE")
            .Where(static rule => rule.Text("actions", "appSignOn", "verificationMethod", "reauthenticateIn") == "PT0S")
            .Select(static rule => rule.Text("name"))
            .ToList();
        return always.Count > 0
            ? Checks.SignInPolicy.Wrong(
                app.Name,
                $"the rule '{Printable.From(always[0])}' asks at every sign-in (reauthenticateIn PT0S)",
                "Give the rule a longer time in the admin console, for both apps."
            )
            : Checks.SignInPolicy.Ok(app.Name, "no rule asks at every sign-in");
    }

    private async Task<Finding> CheckAccessPolicyAsync(AppClient app, CancellationToken cancellationToken)
    {
        if (app.IssuerUri.AbsolutePath.Trim('/').Split('/') is not ["oauth2", var server])
        {
            return Checks.AccessPolicy.Ok(app.Name, "the org's own authorization server has none");
        }

        var path = $"/api/v1/authorizationServers/{Uri.EscapeDataString(server)}/policies";
        var policies = await api.ListAsync(path, "list the access policies", OktaScopes.ReadAuthorizationServers, cancellationToken)
            .ConfigureAwait(false);
        foreach (
            var policy in policies.Where(policy =>
                policy.Text("status") == "ACTIVE"
                && policy.Texts("conditions", "clients", "include").Any(client => client == "ALL_CLIENTS" || client == app.ClientId)
            )
        )
        {
            var rules = await api.ListAsync(
                    $"{path}/{Uri.EscapeDataString(policy.Text("id") ?? "")}/rules",
                    "list the access rules",
                    OktaScopes.ReadAuthorizationServers,
                    cancellationToken
                )
                .ConfigureAwait(false);
            if (rules.Any(rule => Admits(rule, app)))
            {
                return Checks.AccessPolicy.Ok(app.Name, $"a rule of '{Printable.From(policy.Text("name") ?? "a policy")}' admits the app");
            }
        }

        return Checks.AccessPolicy.Wrong(
            app.Name,
            $"no rule of the authorization server '{Printable.From(server)}' admits the app with its scopes",
            "Add a rule for the authorization code grant in Security, API, Authorization Servers."
        );
    }

    private static bool Admits(JsonObject rule, AppClient app) =>
        rule.Text("status") == "ACTIVE"
        && rule.Texts("conditions", "grantTypes", "include").Contains("authorization_code")
        && rule.Texts("conditions", "scopes", "include") is var scopes
        && (scopes.Contains("*") || app.Scopes.All(scopes.Contains));
}
