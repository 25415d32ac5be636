namespace SsoConfig.Desktop.Tests.Support;

/// <summary>A user's home folder with the state of one app, and the variables that make the app live in it.</summary>
internal sealed class AppHome : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public AppHome(string scheme = "com.first.sample", string clientId = "first", string issuer = "http://127.0.0.1:9/none")
    {
        Options = new SsoOptions
        {
            Issuer = issuer,
            ClientId = clientId,
            RedirectUri = $"{scheme}:/callback",
            LogoutRedirectUri = $"{scheme}:/logout",
        };
        State = _folder[System.IO.Path.Combine("sso", scheme)];
        Variables = new Dictionary<string, string?>
        {
            ["HOME"] = _folder.Path,
            ["SSO_HOME"] = _folder["sso"],
            ["XDG_DATA_HOME"] = _folder["data"],
            ["XDG_CONFIG_HOME"] = _folder["config"],
            ["DISPLAY"] = ":4242",
            ["BROWSER"] = $"\"{RunningApp.Program}\" browse",
            ["TEST_ISSUER"] = issuer,
            ["TEST_CLIENT_ID"] = clientId,
            ["TEST_SCHEME"] = scheme,
        };
    }

    public SsoOptions Options { get; }

    public string State { get; }

    public Dictionary<string, string?> Variables { get; }

    public string Path => _folder.Path;

    public string this[string name] => _folder[name];

    public void Dispose() => _folder.Dispose();
}
