using SsoConfig.Provisioning.Tests.Support;

namespace SsoConfig.Provisioning.Tests.Okta;

/// <summary>Which app of the org is the one that okta.json describes.</summary>
public sealed class ExistingAppTests : IDisposable
{
    private readonly Scenario _scenario = Scenario.OfTwo();

    [Fact]
    [Case("F11")]
    public async Task The_app_is_found_by_its_redirect_URI_where_okta_json_has_no_client_id()
    {
        var app = _scenario.Okta.Apps.Add("Made by hand", "com.first.sample:/callback");

        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(0, result.ExitCode);
        Assert.Same(app, _scenario.Okta.Apps.Single);
        Assert.Contains($"\"{(string)app["id"]!}\"", _scenario.Read("First/okta.json"), StringComparison.Ordinal);
        Assert.Empty(_scenario.Okta.Writes);
    }

    [Fact]
    public async Task An_app_with_the_same_name_and_other_redirect_URIs_is_never_taken()
    {
        _scenario.Okta.Apps.Add("First", "com.other.company:/callback");

        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(
            "already has an app named 'First', with other redirect URIs. Choose another name with --name",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("{clientId}", _scenario.Read("First/okta.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_apps_with_the_redirect_URI_are_named_and_none_is_chosen()
    {
        _scenario.Okta.Apps.Add("One", "com.first.sample:/callback");
        _scenario.Okta.Apps.Add("Two", "com.first.sample:/callback");

        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(
            "2 apps of dev-1.okta.com have the redirect URI 'com.first.sample:/callback': 'One'",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("'Two'", result.Error, StringComparison.Ordinal);
        Assert.Contains("{clientId}", _scenario.Read("First/okta.json"), StringComparison.Ordinal);
        Assert.Empty(_scenario.Okta.Writes);
    }

    [Fact]
    public async Task A_client_id_that_the_org_does_not_know_is_an_error_and_is_not_overwritten()
    {
        _scenario.AddApp("First", "0oaOfAnotherOrg");

        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("The client id '0oaOfAnotherOrg'", result.Error, StringComparison.Ordinal);
        Assert.Contains("0oaOfAnotherOrg", _scenario.Read("First/okta.json"), StringComparison.Ordinal);
        Assert.Empty(_scenario.Okta.Writes);
    }

    [Fact]
    public async Task A_client_id_that_a_user_chose_is_found_on_a_later_page_of_the_list()
    {
        _scenario.Okta.PageSize = 2;
        for (var i = 0; i < 5; i++)
        {
            _scenario.Okta.Apps.Add($"Other {i}", $"com.other{i}.sample:/callback");
        }

        _scenario.Okta.Apps.Add("Chosen", "com.first.sample:/callback", clientId: "chosen-client-id");
        _scenario.AddApp("First", "chosen-client-id");

        var result = await _scenario.RunAsync("register", "First");

        Assert.Contains("First: is up to date, client id chosen-client-id", result.Output, StringComparison.Ordinal);
        Assert.Equal(3, _scenario.Okta.Requests.Count(static request => request.StartsWith("GET /api/v1/apps?", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("browser")]
    [InlineData("web")]
    public async Task An_app_of_another_type_is_not_taken_over(string type)
    {
        _scenario.Okta.Apps.Add(
            "First",
            "com.first.sample:/callback",
            made => made["settings"]!["oauthClient"]!["application_type"] = type
        );

        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"is an app of the type '{type}', not 'native'", result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _scenario.Dispose();
}
