using SsoConfig.Provisioning.Tests.Support;

namespace SsoConfig.Provisioning.Tests.Apps;

public sealed class AppPathTests : IDisposable
{
    private readonly Scenario _scenario = Scenario.OfTwo();

    [Theory]
    [InlineData(1, "First/okta.json")]
    [InlineData(1, "First")]
    [InlineData(1, "--app", "First")]
    [InlineData(2, "First", "--app", "Second/okta.json")]
    [InlineData(1, "First", "First/okta.json", "./First")]
    [InlineData(2, ".")]
    [InlineData(2, "okta.org.json")]
    [InlineData(2)]
    public async Task A_path_is_an_okta_json_an_app_s_folder_or_a_family_s_folder(int apps, params string[] paths)
    {
        var result = await _scenario.RunAsync(["register", "--dry-run", "--json", .. paths]);

        Assert.Equal(apps, result.Json["apps"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("Nowhere", "it does not exist")]
    [InlineData("/dev/null", "it does not exist")]
    [InlineData("Other", "the folder has neither okta.json nor okta.org.json")]
    [InlineData("Other/settings.json", "the file is not named okta.json")]
    [InlineData("a\u001b[2Jb", "it does not exist")]
    public async Task A_path_without_an_app_is_wrong_usage(string path, string reason)
    {
        _scenario.Write("Other/settings.json", "{}");

        var result = await _scenario.RunAsync("register", path);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(path == "/dev/null" ? "is no app" : reason, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', result.Error);
    }

    [Theory]
    [InlineData("../../secret")]
    [InlineData("..\\secret")]
    [InlineData("..")]
    public async Task An_environment_is_a_name_and_no_path(string environment)
    {
        var result = await _scenario.RunAsync("register", "First", "--environment", environment);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("is not an environment's name", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_platform_with_a_client_id_of_its_own_is_a_registration_of_its_own()
    {
        var ios = _scenario.Okta.Apps.Add("iOS", "com.first.ios:/callback", clientId: "ios-client");
        _scenario.Write(
            "First/okta.json",
            """{ "clientId": "{clientId}", "redirectUri": "com.first.sample:/callback", "logoutRedirectUri": "com.first.sample:/logout", "ios": { "clientId": "ios-client", "redirectUri": "com.first.ios:/callback", "logoutRedirectUri": "com.first.ios:/logout" } }"""
        );

        var result = await _scenario.RunAsync("register", "First", "--json");

        Assert.Equal(["created", "unchanged"], result.Json["apps"]!.AsArray().Select(static app => (string)app!["outcome"]!).Order());
        Assert.Contains("\"ios-client\"", _scenario.Read("First/okta.json"), StringComparison.Ordinal);
        Assert.Equal("""["com.first.ios:/callback"]""", ios["settings"]!["oauthClient"]!["redirect_uris"]!.ToJsonString());
    }

    [Fact]
    public async Task The_client_id_for_the_local_org_is_not_one_of_a_real_issuer()
    {
        _scenario.Write(
            "First/okta.local-org.json",
            """{ "issuer": "http://127.0.0.1:5080/oauth2/default", "clientId": "com.first.sample" }"""
        );

        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains((string)_scenario.Okta.Apps.Single["id"]!, _scenario.Read("First/okta.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_to_an_okta_json_is_not_replaced_and_nothing_is_sent()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows makes links for administrators only.");
        File.Move(_scenario.PathOf("First/okta.json"), _scenario.PathOf("elsewhere.json"));
        File.CreateSymbolicLink(_scenario.PathOf("First/okta.json"), _scenario.PathOf("elsewhere.json"));

        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("is a link to", result.Error, StringComparison.Ordinal);
        Assert.Empty(_scenario.Okta.Requests);
    }

    public void Dispose() => _scenario.Dispose();
}
