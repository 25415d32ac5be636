using SsoConfig.Eng.Machine;

namespace SsoConfig.Testing;

/// <summary>A folder with apps in it, as a developer has it.</summary>
internal sealed class AppFamily : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sso-family-");

    public AppFamily() => Issuer = $"http://127.0.0.1:{FreePort.Find()}/oauth2/default";

    public string Path => _folder.FullName;

    public string Issuer { get; }

    /// <summary>First and Second, with the issuer in an okta.org.json above them.</summary>
    public static AppFamily CreatePair()
    {
        var family = new AppFamily();
        family.Write("okta.org.json", $$"""{ "issuer": "{{family.Issuer}}" }""");
        family.AddApp("First");
        family.AddApp("Second");
        return family;
    }

    public void AddApp(string name, string? issuer = null)
    {
        var lower = name.ToLowerInvariant();
        Write(
            $"{name}/okta.json",
            $$"""
            {
              // What an app says of itself.
              {{(issuer is null ? "" : $"\"issuer\": \"{issuer}\",")}}
              "clientId": "{{lower}}-client",
              "redirectUri": "com.{{lower}}.sample:/callback",
              "logoutRedirectUri": "com.{{lower}}.sample:/logout",
            }
            """
        );
    }

    public void Write(string file, string content)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
