using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Http;
using SsoConfig.Provisioning.Okta;

namespace SsoConfig.Provisioning.SessionPolicy;

/// <summary>Reads and writes the rules that decide how long a browser's session at an org lasts.</summary>
internal sealed class SessionPolicies(OktaManagementClient api)
{
    /// <summary>The rules that can count for a member of Everyone, the first one first.</summary>
    public async Task<IReadOnlyList<SessionRule>> ListAsync(CancellationToken cancellationToken)
    {
        var everyone = await new OktaApps(api).FindGroupAsync("Everyone", cancellationToken).ConfigureAwait(false);
        var policies = await api.ListAsync(
                "/api/v1/policies?type=OKTA_SIGN_ON",
                "list the session policies",
                OktaScopes.ReadPolicies,
                cancellationToken
            )
            .ConfigureAwait(false);
        foreach (
            var policy in policies
                .Where(static policy => policy.Text("status") is null or "ACTIVE")
                .OrderBy(static policy => policy.Number("priority") ?? int.MaxValue)
        )
        {
            if (policy.Flag("system") == true || policy.Texts("conditions", "people", "groups", "include").Contains(everyone))
            {
                var rules = await ReadRulesAsync(policy, cancellationToken).ConfigureAwait(false);
                if (rules.Count > 0)
                {
                    return rules;
                }
            }
        }

        throw new ProvisioningException($"{api.Organization.Host} has no active session policy for Everyone that this token can see.");
    }

    public static SessionRule? FindWinning(IEnumerable<SessionRule> rules) => rules.FirstOrDefault(static rule => rule.IsForEveryone);

    public async Task<SessionRule> CreateAsync(SessionRule above, JsonObject document, CancellationToken cancellationToken) =>
        above with
        {
            Document = await api.WriteAsync(
                    HttpMethod.Post,
                    $"/api/v1/policies/{Uri.EscapeDataString(above.PolicyId)}/rules",
                    document,
                    "create the session rule",
                    OktaScopes.ManagePolicies,
                    cancellationToken
                )
                .ConfigureAwait(false),
        };

    public Task ReplaceAsync(SessionRule rule, JsonObject document, CancellationToken cancellationToken) =>
        api.WriteAsync(HttpMethod.Put, PathOf(rule), document, "change the session rule", OktaScopes.ManagePolicies, cancellationToken);

    public Task DeleteAsync(SessionRule rule, CancellationToken cancellationToken) =>
        api.WriteAsync(
            HttpMethod.Delete,
            PathOf(rule),
            body: null,
            "delete the session rule",
            OktaScopes.ManagePolicies,
            cancellationToken
        );

    public async Task<SessionRule> ReadAsync(SessionRule rule, CancellationToken cancellationToken) =>
        rule with
        {
            Document = await api.GetAsync(PathOf(rule), "show the session rule", OktaScopes.ReadPolicies, cancellationToken)
                .ConfigureAwait(false),
        };

    private async Task<IReadOnlyList<SessionRule>> ReadRulesAsync(JsonObject policy, CancellationToken cancellationToken)
    {
        var id = policy.Text("id") ?? throw new ProvisioningException("Okta sent a policy without an id.");
        var rules = await api.ListAsync(
                $"/api/v1/policies/{Uri.EscapeDataString(id)}/rules",
                "list the session rules",
                OktaScopes.ReadPolicies,
                cancellationToken
            )
            .ConfigureAwait(false);
        return
        [
            .. rules
                .Select(rule => new SessionRule(id, policy.Text("name") ?? id, rule))
                .Where(static rule => rule.IsActive)
                .OrderBy(static rule => rule.Priority),
        ];
    }

    private static string PathOf(SessionRule rule) =>
        $"/api/v1/policies/{Uri.EscapeDataString(rule.PolicyId)}/rules/{Uri.EscapeDataString(rule.Id)}";
}
