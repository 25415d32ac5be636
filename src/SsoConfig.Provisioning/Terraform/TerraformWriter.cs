using System.Globalization;
using System.Text;
using SsoConfig.Provisioning.Apps;
using SsoConfig.Provisioning.Registrations;

namespace SsoConfig.Provisioning.Terraform;

/// <summary>Writes what <c>sso register</c> would do as resources of Okta's Terraform provider.</summary>
internal static class TerraformWriter
{
    /// <summary>
    /// The resource has no argument for it, only the data source of the same name
    /// (https://registry.terraform.io/providers/okta/okta/latest/docs/resources/app_oauth).
    /// </summary>
    private const string DPoPComment =
        "  # okta.json turns on dpop, which this resource has no argument for: in the app's general settings, turn on\n"
        + "  # \"Require Demonstrating Proof of Possession (DPoP) header in token requests\".\n";

    public static string WriteApps(IReadOnlyList<AppClient> apps, string? label, string? group)
    {
        var text = new StringBuilder();
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (group != "none")
        {
            text.Append(CultureInfo.InvariantCulture, $"data \"okta_group\" \"sso\" {{\n  name = {Quote(group ?? "Everyone")}\n}}\n");
        }

        foreach (var app in apps)
        {
            var name = Identifier(app.Name, names);
            WriteApp(text, app, name, label ?? app.Name);
            if (group != "none")
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"\nresource \"okta_app_group_assignments\" \"{name}\" {{\n  app_id = okta_app_oauth.{name}.id\n\n  group {{\n    "
                        + $"id = data.okta_group.sso.id\n  }}\n}}\n"
                );
            }

            text.Append(CultureInfo.InvariantCulture, $"\noutput \"{name}_client_id\" {{\n  value = okta_app_oauth.{name}.client_id\n}}\n");
        }

        return text.ToString().TrimStart('\n');
    }

    private static void WriteApp(StringBuilder text, AppClient app, string name, string label)
    {
        text.Append(CultureInfo.InvariantCulture, $"\nresource \"okta_app_oauth\" \"{name}\" {{\n");
        Write("label", Quote(label));
        Write("type", Quote("native"));
        Write("grant_types", List(NativeClientMetadata.GrantTypes(app)));
        Write("response_types", List(["code"]));
        Write("redirect_uris", List(app.RedirectUris));
        Write("post_logout_redirect_uris", List(app.LogoutRedirectUris));
        Write("token_endpoint_auth_method", Quote("none"));
        Write("pkce_required", "true");
        Write("consent_method", Quote("TRUSTED"));
        if (app.WantsRefreshToken)
        {
            Write("refresh_token_rotation", Quote("ROTATE"));
            Write("refresh_token_leeway", "30");
        }

        Write("hide_ios", "true");
        Write("hide_web", "true");
        if (app.UsesDPoP)
        {
            text.Append(DPoPComment);
        }

        text.Append("}\n");

        void Write(string key, string value) => text.Append(CultureInfo.InvariantCulture, $"  {key, -26} = {value}\n");
    }

    /// <summary>A string of HCL: a template marker in it stays text.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text.Replace("${", "$${", StringComparison.Ordinal).Replace("%{", "%%{", StringComparison.Ordinal))
        {
            quoted.Append(
                c switch
                {
                    '"' => "\\\"",
                    '\\' => "\\\\",
                    _ => Printable.Escaped(c),
                }
            );
        }

        return quoted.Append('"').ToString();
    }

    private static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Quote))}]";

    private static string Identifier(string name, HashSet<string> taken)
    {
        var cleaned = string.Concat(name.ToLowerInvariant().Select(static c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        var start = char.IsAsciiLetter(cleaned.FirstOrDefault('_')) ? cleaned : $"app_{cleaned}";
        var identifier = start;
        for (var i = 2; !taken.Add(identifier); i++)
        {
            identifier = $"{start}_{i}";
        }

        return identifier;
    }
}
