using System.Globalization;
using System.Text;
using SsoConfig.Provisioning.Http;
using SsoConfig.Provisioning.SessionPolicy;

namespace SsoConfig.Provisioning.Terraform;

/// <summary>Writes what <c>sso session</c> would do as a resource of Okta's Terraform provider.</summary>
internal static class SessionRuleTerraform
{
    public static string Write(SessionSwitch wanted)
    {
        var signOn = wanted.ToDocument().At("actions", "signon");
        var text = new StringBuilder("resource \"okta_policy_rule_signon\" \"sso_session\" {\n");
        Write("policy_id", Quoted(wanted.Standing.PolicyId));
        Write("name", Quoted(SessionRule.OwnName));
        Write("priority", (wanted.ToDocument().Number("priority") ?? 1).ToString(CultureInfo.InvariantCulture));
        Write("status", Quoted("ACTIVE"));
        Write("access", Quoted(signOn.Text("access")));
        Write("mfa_required", Flag(signOn.Flag("requireFactor")));
        Write("mfa_prompt", Quoted(signOn.Text("factorPromptMode")));
        Write("mfa_lifetime", signOn.Number("factorLifetime")?.ToString(CultureInfo.InvariantCulture));
        Write("mfa_remember_device", Flag(signOn.Flag("rememberDeviceByDefault")));
        Write("primary_factor", Quoted(signOn.Text("primaryFactor")));
        Write("network_connection", Quoted(wanted.Standing.Document.Text("conditions", "network", "connection")));
        Write("authtype", Quoted(wanted.Standing.Document.Text("conditions", "authContext", "authType")));
        Write("session_idle", signOn.Number("session", "maxSessionIdleMinutes")?.ToString(CultureInfo.InvariantCulture));
        Write("session_lifetime", signOn.Number("session", "maxSessionLifetimeMinutes")?.ToString(CultureInfo.InvariantCulture));
        Write("session_persistent", Flag(wanted.Persistent));
        return text.Append("}\n").ToString();

        void Write(string key, string? value)
        {
            if (value is not null)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {key, -19} = {value}\n");
            }
        }
    }

    private static string? Quoted(string? text) => text is null ? null : TerraformWriter.Quote(text);

    private static string? Flag(bool? value) =>
        value switch
        {
            true => "true",
            false => "false",
            null => null,
        };
}
