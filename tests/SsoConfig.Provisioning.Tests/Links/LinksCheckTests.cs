using SsoConfig.Provisioning.Tests.Support;

namespace SsoConfig.Provisioning.Tests.Links;

/// <summary>What the host of the links serves, asked over TLS.</summary>
public sealed class LinksCheckTests : IAsyncDisposable
{
    private const string AssetLinks = "assetlinks.json";
    private const string Association = "apple-app-site-association";

    private readonly Scenario _scenario = LinksScenario.Create();
    private readonly LinkHost _host = new(LinksScenario.Host);

    public LinksCheckTests() => _scenario.Handler = _host.Handler;

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _scenario.Dispose();
    }

    [Fact]
    public async Task What_sso_links_has_written_is_well_once_it_is_published()
    {
        await PublishAsync();

        var run = await CheckAsync();

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Equal("0 wrong, 0 could not tell, 4 ok", run.Output.Trim());
    }

    [Fact]
    public async Task A_host_that_serves_nothing_is_wrong_for_both_platforms()
    {
        var run = await CheckAsync();

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(
            "(SSO222): https://auth.example.com/.well-known/assetlinks.json responds with HTTP 404",
            run.Output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "(SSO223): https://auth.example.com/.well-known/apple-app-site-association responds with HTTP 404",
            run.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("Run 'sso links'", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("301 Moved Permanently", "https://www.example.com/.well-known/assetlinks.json")]
    [InlineData("302 Found", "https://auth.example.com/.well-known/assetlinks.json")]
    public async Task A_redirect_is_wrong_and_not_followed_even_in_a_circle(string status, string location)
    {
        await PublishAsync();
        _host.Serve(AssetLinks, "", status: status, header: $"Location: {location}\r\n");

        var run = await CheckAsync();

        Assert.Equal(3, run.ExitCode);
        Assert.Contains($"assetlinks.json redirects to '{location}'", run.Output, StringComparison.Ordinal);
        Assert.Single(_host.Requests, static path => path.EndsWith(AssetLinks, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Android_needs_the_content_type_and_for_Apple_it_is_not_known()
    {
        await PublishAsync("text/plain");

        var run = await CheckAsync();

        Assert.Contains(
            "WRONG: App Links of auth.example.com (SSO222): assetlinks.json is served as 'text/plain'",
            run.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("could not tell: associated domain of auth.example.com (SSO223)", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>Not found</html>")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("[")]
    [InlineData("")]
    [InlineData("[{\"relation\":[],\"relation\":[]}]")]
    public async Task What_is_no_list_of_statements_is_wrong(string content)
    {
        await PublishAsync();
        _host.Serve(AssetLinks, content);

        var run = await CheckAsync();

        Assert.Contains("is not a JSON array of statements", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[{\"target\":5,\"relation\":{}}]")]
    [InlineData("[{\"target\":{\"package_name\":[\"com.first.app\"]},\"relation\":[5]}]")]
    public async Task Statements_of_other_types_are_not_those_of_the_app(string content)
    {
        await PublishAsync();
        _host.Serve(AssetLinks, content);

        Assert.Contains("has no statement for 'com.first.app'", (await CheckAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_deep_or_huge_ends_in_a_finding()
    {
        await PublishAsync();
        _host.Serve(AssetLinks, new string('[', 100_000) + new string(']', 100_000));
        _host.Serve(Association, "{\"x\":\"" + new string('x', 9 * 1024 * 1024) + "\"}");

        var run = await CheckAsync();

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("is not a JSON array of statements", run.Output, StringComparison.Ordinal);
        Assert.Contains("its response is larger than 8 MiB", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apple_reads_no_more_than_128_KiB()
    {
        await PublishAsync();
        _host.Serve(Association, "{\"x\":\"" + new string('x', 128 * 1024) + "\"}");

        Assert.Contains("and Apple reads 131072", (await CheckAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_certificate_of_another_build_is_wrong_only_if_it_is_asked_for()
    {
        await PublishAsync();
        var other = LinksScenario.Fingerprint.Replace("AA", "01", StringComparison.Ordinal);

        Assert.Equal(0, (await _scenario.RunAsync("links", "check")).ExitCode);
        var run = await _scenario.RunAsync("links", "check", "--fingerprint", other);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains($"has other certificates for 'com.first.app', and not {other}", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fingerprint_in_lower_case_is_one_that_Android_does_not_read()
    {
        await PublishAsync();
        _host.Serve(AssetLinks, _scenario.Read("site/.well-known/assetlinks.json").Replace("AA:BB", "aa:bb", StringComparison.Ordinal));

        Assert.Contains(
            "has a fingerprint that Android does not read",
            (await _scenario.RunAsync("links", "check")).Output,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("{\"applinks\":{\"details\":[{\"appIDs\":[\"ABCDE12345.com.first.app\"]}]}}")]
    [InlineData("{\"webcredentials\":{\"apps\":[\"ZZZZZ12345.com.first.app\"]}}")]
    [InlineData("{\"webcredentials\":{\"apps\":[\"ABCDE12345.com.first.app.evil\"]}}")]
    [InlineData("{\"webcredentials\":{\"apps\":\"ABCDE12345.com.first.app\"}}")]
    public async Task Only_webcredentials_of_the_team_and_the_bundle_count(string content)
    {
        await PublishAsync();
        _host.Serve(Association, content);

        Assert.Contains(
            "does not name 'ABCDE12345.com.first.app' in \"webcredentials\"",
            (await CheckAsync()).Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Control_characters_of_the_host_reach_no_terminal()
    {
        await PublishAsync();
        _host.Serve(
            AssetLinks,
            _scenario.Read("site/.well-known/assetlinks.json").Replace("AA:BB", "\\u001b[31mred", StringComparison.Ordinal)
        );

        var run = await CheckAsync();

        Assert.Contains("[31mred", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.ToString());
    }

    [Fact]
    public async Task The_doctor_checks_them_too()
    {
        await PublishAsync();
        _host.Serve(AssetLinks, "[]");

        var run = await _scenario.RunAsync("doctor", "--json");

        var findings = run.Json["findings"]!.AsArray();
        Assert.Equal(2, findings.Count(static finding => (string?)finding!["id"] == "SSO222" && (string?)finding["verdict"] == "wrong"));
        Assert.Equal(2, findings.Count(static finding => (string?)finding!["id"] == "SSO223" && (string?)finding["verdict"] == "ok"));
    }

    private Task<ToolResult> CheckAsync() =>
        _scenario.RunAsync("links", "check", "--fingerprint", LinksScenario.Fingerprint, "--team", LinksScenario.Team);

    private async Task PublishAsync(string contentType = "application/json")
    {
        var run = await _scenario.RunAsync("links", "-o", "site", "--fingerprint", LinksScenario.Fingerprint, "--team", LinksScenario.Team);
        Assert.Equal(0, run.ExitCode);
        foreach (var file in (string[])[AssetLinks, Association])
        {
            _host.Serve(file, _scenario.Read($"site/.well-known/{file}"), contentType);
        }
    }
}
