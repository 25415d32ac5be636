using SsoConfig.Provisioning.Tests.Support;

namespace SsoConfig.Provisioning.Tests.Links;

/// <summary>Two apps of a family with https links on one host.</summary>
internal static class LinksScenario
{
    public const string Host = "auth.example.com";
    public const string Team = "ABCDE12345";
    public const string Fingerprint = "AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99";

    public static Scenario Create()
    {
        var scenario = Scenario.OfTwo();
        foreach (var name in (string[])["First", "Second"])
        {
            var lower = name.ToLowerInvariant();
            scenario.Write(
                $"{name}/okta.json",
                $$"""
                {
                  "clientId": "0oa{{name}}",
                  "redirectUri": "https://{{Host}}/{{lower}}/callback",
                  "logoutRedirectUri": "https://{{Host}}/{{lower}}/logout",
                  "fallbackRedirectUri": "com.{{lower}}.sample:/callback",
                  "fallbackLogoutRedirectUri": "com.{{lower}}.sample:/logout",
                  "desktop": { "redirectUri": "com.{{lower}}.sample:/callback", "logoutRedirectUri": "com.{{lower}}.sample:/logout" },
                  "windows": { "redirectUri": "com.{{lower}}.sample:/callback", "logoutRedirectUri": "com.{{lower}}.sample:/logout" }
                }
                """
            );
            scenario.Write($"{name}/{name}.csproj", "<Project />");
            scenario.Programs[$"dotnet msbuild {scenario.PathOf($"{name}/{name}.csproj")} -nologo -getProperty:ApplicationId"] =
                $"com.{lower}.app\n";
        }

        return scenario;
    }
}
