using SsoConfig.LocalOrg.Tests.Support;

namespace SsoConfig.LocalOrg.Tests.Apps;

public sealed class AppFilesTests : IDisposable
{
    private readonly AppFamily _family = AppFamily.CreatePair();

    [Fact]
    public void An_app_is_named_after_its_folder_and_registered_from_its_file()
    {
        var apps = Read("First");

        Assert.Equal(_family.Issuer, apps.Issuer);
        var app = Assert.Single(apps.Apps);
        Assert.Equal("First", app.Name);
        Assert.Equal("first-client", app.ClientId);
        Assert.Equal(["com.first.sample:/callback"], app.RedirectUris);
        Assert.Equal(["com.first.sample:/logout"], app.LogoutRedirectUris);
        Assert.Equal(["openid", "profile", "offline_access"], app.Scopes);
    }

    [Fact]
    public void An_https_link_is_registered_with_its_fallback_and_with_the_scheme_of_the_desktop()
    {
        _family.Write(
            "First/okta.Debug.json",
            """
            {
              "redirectUri": "https://auth.example.com/first/callback",
              "fallbackRedirectUri": "com.first.old:/callback",
              "desktop": { "redirectUri": "com.first.sample:/callback" }
            }
            """
        );

        Assert.Equal(
            ["com.first.old:/callback", "com.first.sample:/callback", "https://auth.example.com/first/callback"],
            Assert.Single(Read("First").Apps).RedirectUris.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_issuer_of_a_generated_app_is_a_fallback_for_the_one_of_the_family()
    {
        using var alone = new AppFamily();
        alone.AddApp("First");
        foreach (var family in (AppFamily[])[alone, _family])
        {
            family.Write("First/okta.local-org.json", """{ "issuer": "http://127.0.0.1:5080/oauth2/default" }""");
        }

        Assert.Equal("http://127.0.0.1:5080/oauth2/default", LocalOrgOptions.FromOktaJson([Path.Combine(alone.Path, "First")]).Issuer);
        Assert.Equal(_family.Issuer, Read("First").Issuer);
    }

    [Theory]
    [InlineData("true", NativeSsoSupport.Standard, null)]
    [InlineData("""{ "deviceSecretType": "okta", "audience": "api://default" }""", NativeSsoSupport.Okta, "api://default")]
    public void The_org_uses_native_sso_as_the_family_does(string value, NativeSsoSupport dialect, string? audience)
    {
        _family.Write("okta.org.json", $$"""{ "issuer": "{{_family.Issuer}}", "nativeSso": {{value}} }""");

        var options = LocalOrgOptions.FromOktaJson([Folder("First"), Folder("Second")]);

        Assert.Equal(dialect, options.NativeSso);
        Assert.Equal(audience ?? _family.Issuer, options.NativeSsoAudience);
        Assert.NotEqual("", options.Apps[0].Family);
        Assert.Equal(options.Apps[0].Family, options.Apps[1].Family);
    }

    [Fact]
    public void An_app_that_leaves_native_sso_out_is_not_of_the_family()
    {
        _family.Write("okta.org.json", $$"""{ "issuer": "{{_family.Issuer}}", "nativeSso": true }""");
        _family.Write("Second/okta.Debug.json", """{ "nativeSso": false }""");

        var options = LocalOrgOptions.FromOktaJson([Folder("First"), Folder("Second")]);

        Assert.Equal(NativeSsoSupport.Standard, options.NativeSso);
        Assert.NotEqual(options.Apps[0].Family, options.Apps[1].Family);
    }

    [Fact]
    public void Without_the_key_native_sso_is_off() => Assert.Equal(NativeSsoSupport.Off, Read("First").NativeSso);

    [Fact]
    public void Two_dialects_in_one_family_are_refused_with_both_files()
    {
        _family.Write("First/okta.Debug.json", """{ "nativeSso": true }""");
        _family.Write("Second/okta.Debug.json", """{ "nativeSso": { "deviceSecretType": "okta", "audience": "api://default" } }""");

        var problem = Assert.Throws<LocalOrgException>(() => LocalOrgOptions.FromOktaJson([Folder("First"), Folder("Second")]));

        Assert.Contains(Path.Combine("First", "okta.json"), problem.Message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine("Second", "okta.json"), problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dialect_that_the_org_does_not_know_is_refused()
    {
        _family.Write("First/okta.Debug.json", """{ "nativeSso": { "deviceSecretType": "urn:example:device-secret" } }""");

        var problem = Assert.Throws<LocalOrgException>(() => Read("First"));

        Assert.Contains("'urn:example:device-secret'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_environment_wins_over_the_file()
    {
        _family.Write("First/okta.Staging.json", """{ "clientId": "staging-client" }""");

        Assert.Equal("first-client", Assert.Single(Read("First").Apps).ClientId);
        Assert.Equal("staging-client", Assert.Single(LocalOrgOptions.FromOktaJson([Folder("First")], "Staging").Apps).ClientId);
    }

    [Fact]
    public void A_platform_with_its_own_redirect_uri_adds_it_to_the_client()
    {
        _family.Write("First/okta.Debug.json", """{ "windows": { "redirectUri": "com.first.win:/callback" } }""");

        var app = Assert.Single(Read("First").Apps);

        Assert.Equal(["com.first.sample:/callback", "com.first.win:/callback"], app.RedirectUris);
    }

    [Fact]
    public void A_platform_with_its_own_client_id_is_a_separate_client()
    {
        _family.Write("First/okta.Debug.json", """{ "ios": { "clientId": "first-ios" } }""");

        Assert.Equal(["first-client", "first-ios"], Read("First").Apps.Select(static app => app.ClientId));
    }

    [Fact]
    public void An_error_that_fails_a_build_is_reported_with_all_locations_and_rules()
    {
        _family.Write(
            "First/okta.json",
            """
            {
              "clientId": "{yourClientId}",
              "redirectUri": "/callback",
              "logoutRedirectUri": "com.first.sample:/logout"
            }
            """
        );

        var problem = Assert.Throws<LocalOrgException>(() => Read("First"));

        Assert.Contains("okta.json(2,", problem.Message, StringComparison.Ordinal);
        Assert.Contains("okta.json(3,", problem.Message, StringComparison.Ordinal);
        Assert.Contains(": SSO", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_platform_with_its_own_issuer_is_refused_with_the_remedy()
    {
        _family.Write("First/okta.Debug.json", """{ "android": { "issuer": "http://localhost:5999/other" } }""");

        var problem = Assert.Throws<LocalOrgException>(() => Read("First"));

        Assert.Contains("Remove 'issuer' from the platform object", problem.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _family.Dispose();

    private LocalOrgOptions Read(string app) => LocalOrgOptions.FromOktaJson([Folder(app)]);

    private string Folder(string app) => Path.Combine(_family.Path, app);
}
