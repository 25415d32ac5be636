namespace SsoConfig.Generator.Tests.Rules;

/// <summary>The okta.local-org.json of a generated app is used as a whole, or not at all.</summary>
public sealed class LocalOrgLayerTests
{
    private const string LocalIssuer = "http://127.0.0.1:5080/oauth2/default";

    private static readonly OktaJsonFile App = OktaFiles.File(
        "okta.json",
        "{ \"clientId\": \"{clientId}\", \"redirectUri\": \"com.first.sample:/callback\", \"logoutRedirectUri\": "
            + "\"com.first.sample:/logout\" }"
    );

    private static readonly OktaJsonFile LocalOrg = OktaFiles.File(
        "okta.local-org.json",
        $"{{ \"issuer\": \"{LocalIssuer}\", \"clientId\": \"com.first.sample\" }}"
    );

    [Fact]
    public void It_is_used_if_no_other_file_has_an_issuer()
    {
        var result = OktaFiles.Load([LocalOrg, App]);

        Assert.Empty(result.Diagnostics);
        Assert.Equal((LocalIssuer, "com.first.sample"), (result.Model.Issuer.Value, result.Model.ClientId.Value));
    }

    [Fact]
    public void It_is_used_if_it_has_no_issuer_itself()
    {
        var result = OktaFiles.Load([
            OktaFiles.File("okta.local-org.json", "{ \"clientId\": \"com.first.sample\" }"),
            App,
            OktaFiles.File("../okta.org.json", $"{{ \"issuer\": \"{LocalIssuer}\" }}"),
        ]);

        Assert.Empty(result.Diagnostics);
        Assert.Equal("com.first.sample", result.Model.ClientId.Value);
    }

    [Fact]
    public void It_is_weaker_than_the_file_of_the_family_whatever_the_order_of_the_two()
    {
        var family = OktaFiles.File("../okta.org.json", $"{{ \"issuer\": \"{LocalIssuer}\", \"clientId\": \"0oaFamily\" }}");

        Assert.Equal("0oaFamily", OktaFiles.Load([LocalOrg, App, family]).Model.ClientId.Value);
        Assert.Equal("0oaFamily", OktaFiles.Load([family, App, LocalOrg]).Model.ClientId.Value);
    }

    [Fact]
    public void The_client_id_in_it_is_not_one_that_the_family_shares()
    {
        const string sibling = "{ \"redirectUri\": \"com.second.sample:/callback\", \"logoutRedirectUri\": \"com.second.sample:/logout\" }";

        Assert.Empty(OktaFiles.Load([LocalOrg, App, OktaFiles.File("../Second/okta.json", sibling)]).Diagnostics);
    }

    [Fact]
    public void It_is_used_if_another_file_has_the_same_issuer()
    {
        var result = OktaFiles.Load([LocalOrg, App, OktaFiles.File("../okta.org.json", $"{{ \"issuer\": \"{LocalIssuer}\" }}")]);

        Assert.Empty(result.Diagnostics);
        Assert.Equal("com.first.sample", result.Model.ClientId.Value);
    }

    [Fact]
    public void It_is_ignored_if_another_file_has_another_issuer_so_that_a_placeholder_is_an_error()
    {
        var result = OktaFiles.Load([
            LocalOrg,
            App,
            OktaFiles.File("../okta.org.json", "{ \"issuer\": \"https://dev-123.okta.com/oauth2/default\" }"),
        ]);

        Assert.Contains("clientId", Assert.Single(result.Diagnostics).Message, StringComparison.Ordinal);
        Assert.Equal("https://dev-123.okta.com/oauth2/default", result.Model.Issuer.Value);
    }
}
