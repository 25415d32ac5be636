using Xunit;

namespace SsoConfig.Packages.Tests.Pipelines;

/// <summary>The other apps of a family, as a build finds them; SsoConfig.Tasks.Tests has what counts as one.</summary>
public sealed class FamilyPipelineTests(PackageFeed packages)
{
    private const string SameScheme =
        """{ "clientId": "0oa2", "redirectUri": "com.first.sample:/callback", "logoutRedirectUri": "com.second.sample:/logout" }""";
    private const string OtherScheme =
        """{ "clientId": "0oa2", "redirectUri": "com.second.sample:/callback", "logoutRedirectUri": "com.second.sample:/logout" }""";

    [Fact]
    public async Task An_app_that_comes_is_compared_at_the_next_build_and_one_that_goes_no_longer()
    {
        using var app = await AppAsync();
        (await app.BuildAsync()).EnsureSucceeded();

        app.Write("../Sëcond 100%20/okta.json", SameScheme);
        var withSecond = await app.BuildAsync("--no-restore");
        File.Delete(app.PathOf("../Sëcond 100%20/okta.json"));
        var without = await app.BuildAsync("--no-restore");

        Assert.Contains("okta.json(4,18): error SSO026", withSecond.Output, StringComparison.Ordinal);
        Assert.Contains("'../Sëcond 100%20/okta.json'", withSecond.Output, StringComparison.Ordinal);
        Assert.True(without.Succeeded, without.Output);
    }

    [Fact]
    public async Task A_changed_layer_of_another_app_is_compared_at_the_next_build()
    {
        using var app = await AppAsync();
        app.Write("../Second/okta.json", OtherScheme);
        app.Write("../Second/okta.Debug.json", "{}");
        (await app.BuildAsync()).EnsureSucceeded();

        app.Write("../Second/okta.Debug.json", """{ "redirectUri": "com.first.sample:/callback" }""");
        var outcome = await app.BuildAsync("--no-restore");

        Assert.Contains("error SSO026", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_build_in_a_family_writes_nothing()
    {
        using var app = await AppAsync();
        app.Write("../Second/okta.json", OtherScheme);
        (await app.BuildAsync()).EnsureSucceeded();
        var before = app.Times();

        (await app.BuildAsync("--no-restore")).EnsureSucceeded();

        Assert.NotEmpty(before);
        Assert.Equal(before, app.Times());
    }

    [Fact]
    public async Task The_comparison_can_be_switched_off()
    {
        using var app = await AppAsync();
        app.Write("../Second/okta.json", SameScheme);

        var outcome = await app.BuildAsync("-p:SsoConfigFamily=false");

        Assert.True(outcome.Succeeded, outcome.Output);
    }

    private async Task<App> AppAsync()
    {
        var app = await App.CreateAsync(packages.Feed, "");
        app.Write("../okta.org.json", """{ "issuer": "https://example.okta.com/oauth2/default" }""");
        return app;
    }
}
