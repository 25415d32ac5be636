using SsoConfig.LocalOrg;
using SsoConfig.Tool.Tests.Support;

namespace SsoConfig.Tool.Tests.Org;

public sealed class OrgAppsTests : IDisposable
{
    private readonly Family _family = Family.OfTwo();

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
    public void A_generated_app_alone_brings_its_issuer_along_and_one_in_a_family_takes_the_familys()
    {
        using var alone = new Family();
        alone.AddApp("First");
        foreach (var family in (Family[])[alone, _family])
        {
            family.Write("First/okta.local-org.json", """{ "issuer": "http://127.0.0.1:5080/oauth2/default" }""");
        }

        Assert.Equal("http://127.0.0.1:5080/oauth2/default", OrgApps.Read([System.IO.Path.Combine(alone.Path, "First")], "Debug").Issuer);
        Assert.Equal(_family.Issuer, Read("First").Issuer);
    }

    [Fact]
    public void The_environment_lies_over_the_file()
    {
        _family.Write("First/okta.Staging.json", """{ "clientId": "staging-client" }""");

        Assert.Equal("first-client", Assert.Single(Read("First").Apps).ClientId);
        Assert.Equal("staging-client", Assert.Single(OrgApps.Read([Folder("First")], "Staging").Apps).ClientId);
    }

    [Fact]
    public void A_platform_with_a_redirect_uri_of_its_own_adds_to_the_client()
    {
        _family.Write("First/okta.Debug.json", """{ "windows": { "redirectUri": "com.first.win:/callback" } }""");

        var app = Assert.Single(Read("First").Apps);

        Assert.Equal(["com.first.sample:/callback", "com.first.win:/callback"], app.RedirectUris);
    }

    [Fact]
    public void A_platform_with_a_client_id_of_its_own_is_a_client_of_its_own()
    {
        _family.Write("First/okta.Debug.json", """{ "ios": { "clientId": "first-ios" } }""");

        Assert.Equal(["first-client", "first-ios"], Read("First").Apps.Select(static app => app.ClientId));
    }

    [Fact]
    public void What_stops_a_build_stops_the_org_with_all_places_and_rules()
    {
        _family.Write("First/okta.json", """
            {
              "clientId": "{yourClientId}",
              "redirectUri": "/callback",
              "logoutRedirectUri": "com.first.sample:/logout"
            }
            """);

        var problem = Assert.Throws<LocalOrgException>(() => Read("First"));

        Assert.Contains("okta.json(2,", problem.Message, StringComparison.Ordinal);
        Assert.Contains("okta.json(3,", problem.Message, StringComparison.Ordinal);
        Assert.Contains(": SSO", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_platform_with_an_issuer_of_its_own_is_refused_with_the_way_out()
    {
        _family.Write("First/okta.Debug.json", """{ "android": { "issuer": "http://localhost:5999/other" } }""");

        var problem = Assert.Throws<LocalOrgException>(() => Read("First"));

        Assert.Contains("Take 'issuer' out of the platform object", problem.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _family.Dispose();

    private OrgApps Read(string app) => OrgApps.Read([Folder(app)], "Debug");

    private string Folder(string app) => Path.Combine(_family.Path, app);
}
