using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Tests.Support;

namespace SsoConfig.Provisioning.Tests.Links;

public sealed class LinksTests : IDisposable
{
    private readonly Scenario _scenario = LinksScenario.Create();

    public void Dispose() => _scenario.Dispose();

    [Fact]
    public async Task The_family_gets_both_files_with_all_its_apps()
    {
        var run = await RunAsync("--fingerprint", LinksScenario.Fingerprint, "--team", LinksScenario.Team);

        Assert.Equal(0, run.ExitCode);
        var statements = JsonNode.Parse(_scenario.Read("site/.well-known/assetlinks.json"))!.AsArray();
        Assert.Equal(
            ["com.first.app", "com.second.app"],
            statements.Select(static statement => (string?)statement!["target"]!["package_name"])
        );
        Assert.Equal(
            ["ABCDE12345.com.first.app", "ABCDE12345.com.second.app"],
            JsonNode.Parse(_scenario.Read("site/.well-known/apple-app-site-association"))!["webcredentials"]!["apps"]!
                .AsArray()
                .Select(static app => (string?)app)
        );
        Assert.Contains("added a statement for com.first.app", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_has_exit_code_3_until_the_files_are_there()
    {
        Assert.Equal(3, (await RunAsync("--team", LinksScenario.Team, "--dry-run")).ExitCode);
        Assert.False(Directory.Exists(_scenario.PathOf("site")));

        await RunAsync("--team", LinksScenario.Team);
        var again = await RunAsync("--team", LinksScenario.Team, "--dry-run");

        Assert.Equal(0, again.ExitCode);
        Assert.Contains("is up to date", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_certificate_only_the_Apple_file_is_written_and_that_is_said()
    {
        var run = await RunAsync("--team", LinksScenario.Team);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("assetlinks.json is left out: pass --keystore or --fingerprint", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_scenario.PathOf("site/.well-known/assetlinks.json")));
    }

    [Fact]
    public async Task As_JSON_the_result_is_one_object()
    {
        var run = await RunAsync("--team", LinksScenario.Team, "--json");

        Assert.EndsWith("apple-app-site-association", (string?)run.Json["files"]![0]!["file"], StringComparison.Ordinal);
        Assert.Equal(2, run.Json["files"]![0]!["added"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("--fingerprint", "AA:BB", "is not a SHA-256 fingerprint")]
    [InlineData("--team", "my-team", "is not a team id")]
    [InlineData("--team", "abcde12345", "is not a team id")]
    [InlineData("--application-id", "com.x.app", "--application-id names one app, but there are 2")]
    [InlineData("--host", "www.example.com", "No okta.json has an https redirect URI on 'www.example.com'")]
    [InlineData("--keystore", "nowhere.jks", "does not exist")]
    public async Task What_cannot_be_used_is_said(string option, string value, string problem)
    {
        var run = await RunAsync(option, value);

        Assert.True(run.ExitCode is 1 or 2, run.ToString());
        Assert.Contains(problem, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_folder_it_is_wrong_usage() =>
        Assert.Equal(2, (await _scenario.RunAsync("links", "--team", LinksScenario.Team)).ExitCode);

    [Fact]
    public async Task An_app_whose_project_does_not_say_its_id_needs_the_option()
    {
        _scenario.Programs.Clear();

        var unknown = await RunAsync("--team", LinksScenario.Team);
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("--application-id NAME", unknown.Error, StringComparison.Ordinal);

        var run = await _scenario.RunAsync(
            "links",
            "First",
            "-o",
            "site",
            "--team",
            LinksScenario.Team,
            "--application-id",
            "com.chosen.app"
        );
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(
            "ABCDE12345.com.chosen.app",
            _scenario.Read("site/.well-known/apple-app-site-association"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_family_without_links_has_nothing_to_publish()
    {
        _scenario.AddApp("First", "0oa1");
        _scenario.AddApp("Second", "0oa2");

        var run = await RunAsync("--team", LinksScenario.Team);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("there is nothing to publish", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Registering_takes_the_links_and_the_fallbacks()
    {
        _scenario.Write("First/okta.json", _scenario.Read("First/okta.json").Replace("0oaFirst", "{clientId}", StringComparison.Ordinal));

        Assert.Equal(0, (await _scenario.RunAsync("register", "First")).ExitCode);

        var registered = _scenario.Okta.Apps.All.Single()["settings"]!["oauthClient"]!;
        Assert.Equal(
            ["com.first.sample:/callback", "https://auth.example.com/first/callback"],
            registered["redirect_uris"]!.AsArray().Select(static uri => (string?)uri).Order(StringComparer.Ordinal)
        );
    }

    private Task<ToolResult> RunAsync(params string[] arguments) => _scenario.RunAsync(["links", "--output", "site", .. arguments]);
}
