using System.Text;
using SsoConfig.Eng;
using SsoTemplates.Tests.Harness;
using Xunit;

namespace SsoTemplates.Tests;

/// <summary>The commands of docs/getting-started.md.</summary>
public sealed class FamilyTests(TemplatePack pack)
{
    private const string RealIssuer = "https://dev-123.okta.com/oauth2/default";

    [Fact]
    public async Task The_second_app_takes_one_command_and_no_edit()
    {
        using var workspace = await FamilyAsync();
        await workspace.NewAppAsync("First", "com.first.sample");

        var second = await workspace.NewAppAsync("Second", "com.second.sample");

        var build = await second.BuildAsync();
        Assert.True(build.Succeeded, build.Output);
        Assert.True(IsCompiledIn(RealIssuer, second));
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
    public async Task A_real_issuer_without_a_client_id_is_an_error_at_the_placeholder()
    {
        using var workspace = pack.CreateWorkspace();
        var app = await workspace.NewAppAsync("First", "com.first.sample", "--issuer", RealIssuer);

        var build = await app.BuildAsync();

        Assert.False(build.Succeeded, build.Output);
        var line = app.Read("okta.json").Split('\n').Index().Single(static line => line.Item.Contains("{clientId}", StringComparison.Ordinal)).Index + 1;
        Assert.Contains($"okta.json({line},", build.Output, StringComparison.Ordinal);
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
    public async Task Two_lines_make_a_solution_of_the_pair()
    {
        using var workspace = await FamilyAsync();
        await workspace.NewAppAsync("First", "com.first.sample");
        await workspace.NewAppAsync("Second", "com.second.sample");

        await workspace.NewAsync("sln", "-n", "Family");
        (await RunAsync(workspace, "sln", "add", "First", "Second")).EnsureSucceeded();

        var build = await RunAsync(workspace, "build");
        Assert.True(build.Succeeded, build.Output);
        Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);
    }

    private async Task<Workspace> FamilyAsync()
    {
        var workspace = pack.CreateWorkspace();
        await workspace.NewAsync("okta-org-json", "--issuer", RealIssuer);
        return workspace;
    }

    private Task<CommandOutcome> RunAsync(Workspace workspace, params string[] arguments) =>
        pack.Dotnet.RunAsync(workspace.Folder, arguments, TestContext.Current.CancellationToken);

    /// <summary>String literals lie in an assembly as UTF-16, at any offset.</summary>
    private static bool IsCompiledIn(string text, GeneratedApp app) =>
        File.ReadAllBytes(Path.Combine(app.Folder, "bin", "Debug", "net10.0", $"{app.Name}.dll")).AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;
}
