using Xunit;

namespace SsoConfig.Packages.Tests.Pipelines;

/// <summary>How a project configures the diagnostics, in a real build.</summary>
public sealed class SeverityPipelineTests(PackageFeed packages)
{
    [Fact]
    public async Task A_warning_obeys_globalconfig_NoWarn_and_TreatWarningsAsErrors()
    {
        using var app = await AppAsync();
        var byDefault = await app.BuildAsync();
        var byNoWarn = await app.BuildAsync("--no-restore", "--no-incremental", "-p:NoWarn=SSO023");
        var asErrors = await app.BuildAsync("--no-restore", "--no-incremental", "-p:TreatWarningsAsErrors=true");
        app.Write(".globalconfig", "is_global = true\ndotnet_diagnostic.SSO023.severity = none\n");
        var byNone = await app.BuildAsync("--no-restore", "--no-incremental");
        app.Write(".globalconfig", "is_global = true\ndotnet_diagnostic.SSO023.severity = error\n");
        var byError = await app.BuildAsync("--no-restore", "--no-incremental");

        Assert.Contains("okta.json(5,13): warning SSO023", byDefault.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("SSO023", byNoWarn.Output, StringComparison.Ordinal);
        Assert.Contains("error SSO023", asErrors.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("SSO023", byNone.Output, StringComparison.Ordinal);
        Assert.Contains("error SSO023", byError.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_that_breaks_sign_in_obeys_none_of_them()
    {
        using var app = await AppAsync();
        app.Write(
            "okta.json",
            """{ "issuer": "http://example.okta.com", "clientId": "0oa1", "redirectUri": "com.first.sample:/callback", "logoutRedirectUri": "com.first.sample:/logout" }"""
        );
        app.Write(".globalconfig", "is_global = true\ndotnet_diagnostic.SSO007.severity = none\n");

        var outcome = await app.BuildAsync("-p:NoWarn=SSO007");

        Assert.Contains("error SSO007", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_diagnostic_links_to_its_page_in_the_package()
    {
        using var app = await AppAsync();

        var output = (await app.BuildAsync()).Output.Replace('\\', '/');

        var start = output.LastIndexOf('(', output.IndexOf("/docs/rules/SSO023.md", StringComparison.Ordinal)) + 1;
        var page = output[start..(output.IndexOf(".md", start, StringComparison.Ordinal) + 3)];
        Assert.StartsWith("# SSO023: ", await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_comes_from_the_package()
    {
        using var app = await AppAsync();

        (await app.BuildAsync()).EnsureSucceeded();

        Assert.Contains("\"logoutRedirectUri\"", app.Read("obj/okta.schema.json"), StringComparison.Ordinal);
    }

    private async Task<App> AppAsync()
    {
        var app = await App.CreateAsync(packages.Feed, "");
        app.Write(
            "okta.json",
            """
            {
              "issuer": "https://example.okta.com", "clientId": "0oa1",
              "redirectUri": "com.first.sample:/callback",
              "logoutRedirectUri": "com.first.sample:/logout",
              "scopes": "openid"
            }
            """
        );
        return app;
    }
}
