using SsoTemplates.Tests.Harness;
using Xunit;

namespace SsoTemplates.Tests;

/// <summary>The commands of docs/getting-started.md.</summary>
public sealed class FamilyTests(TemplatePack pack)
{
    private const string RealIssuer = "https://dev-123.okta.com/oauth2/default";

    [Fact]
    public async Task With_the_local_org_the_second_app_is_one_command_and_no_edit()
    {
        using var workspace = pack.CreateWorkspace();
        await workspace.NewAsync("okta-org-json");
        await workspace.NewAppAsync("First", "com.first.sample");

        var second = await workspace.NewAppAsync("Second", "com.second.sample");

        var build = await second.BuildAsync();
        Assert.True(build.Succeeded, build.Output);
        Assert.True(second.IsCompiledIn("com.second.sample:/callback"));
    }

    [Fact]
    public async Task With_a_real_issuer_the_second_app_is_one_command_and_no_edit_if_its_client_id_is_given()
    {
        using var workspace = await FamilyAsync();
        await workspace.NewAppAsync("First", "com.first.sample", "--client-id", "0oaFirst");

        var second = await workspace.NewAppAsync("Second", "com.second.sample", "--client-id", "0oaSecond");

        var build = await second.BuildAsync();
        Assert.True(build.Succeeded, build.Output);
        Assert.True(second.IsCompiledIn(RealIssuer));
        Assert.True(second.IsCompiledIn("0oaSecond"));
        Assert.False(second.IsCompiledIn("127.0.0.1"));
    }

    [Fact]
    public async Task With_a_real_issuer_in_the_family_a_missing_client_id_is_an_error_at_the_placeholder()
    {
        using var workspace = await FamilyAsync();

        var app = await workspace.NewAppAsync("First", "com.first.sample");

        var build = await app.BuildAsync();
        Assert.False(build.Succeeded, build.Output);
        Assert.Contains($"okta.json({LineOf("{clientId}", app)},", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_apps_with_one_scheme_do_not_build()
    {
        using var workspace = await FamilyAsync();
        await workspace.NewAppAsync("First", "com.first.sample", "--client-id", "first1");

        var second = await workspace.NewAppAsync("Second", "com.first.sample", "--client-id", "second");

        var build = await second.BuildAsync();
        Assert.False(build.Succeeded, build.Output);
        Assert.Contains("com.first.sample", build.Output, StringComparison.Ordinal);
        Assert.Contains("okta.json(", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_build_does_not_fall_back_to_the_local_org()
    {
        using var workspace = pack.CreateWorkspace();
        var app = await workspace.NewAppAsync("First", "com.first.sample");

        var build = await app.BuildAsync("-c", "Release");

        Assert.False(build.Succeeded, build.Output);
        Assert.Contains("'issuer'", build.Output.Replace('"', '\''), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_commands_create_a_solution_for_both_apps()
    {
        using var workspace = await FamilyAsync();
        await workspace.NewAppAsync("First", "com.first.sample", "--client-id", "0oaFirst");
        await workspace.NewAppAsync("Second", "com.second.sample", "--client-id", "0oaSecond");

        await workspace.NewAsync("sln", "-n", "Family");
        (await workspace.RunAsync("sln", "add", "First", "Second")).EnsureSucceeded();

        var build = await workspace.RunAsync("build");
        Assert.True(build.Succeeded, build.Output);
        Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);
    }

    private async Task<Workspace> FamilyAsync()
    {
        var workspace = pack.CreateWorkspace();
        await workspace.NewAsync("okta-org-json", "--issuer", RealIssuer);
        return workspace;
    }

    private static int LineOf(string text, GeneratedApp app) =>
        app.Read("okta.json").Split('\n').Index().Single(line => line.Item.Contains(text, StringComparison.Ordinal)).Index + 1;
}
