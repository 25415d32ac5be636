using SsoTemplates.Tests.Harness;
using Xunit;

namespace SsoTemplates.Tests;

public sealed class RegenerationTests(TemplatePack pack)
{
    [Fact]
    public async Task A_second_run_into_the_same_folder_is_refused_and_changes_nothing()
    {
        using var workspace = pack.CreateWorkspace();
        var app = await workspace.NewAppAsync("First", "com.first.sample");
        app.Write("okta.json", "mine");

        var again = await workspace.TryNewAsync("maui-sso-app", "-n", "First", "--scheme", "com.first.sample");

        Assert.False(again.Succeeded);
        Assert.Contains("okta.json", again.Output, StringComparison.Ordinal);
        Assert.Equal("mine", app.Read("okta.json"));
    }

    [Fact]
    public async Task A_second_app_in_the_folder_of_the_first_is_refused_and_changes_nothing()
    {
        using var workspace = pack.CreateWorkspace();
        var first = await workspace.NewAppAsync("First", "com.first.sample");
        var before = first.Files.ToDictionary(static file => file, first.Read);

        var second = await workspace.TryNewAsync("maui-sso-app", "-n", "Second", "--scheme", "com.second.sample", "-o", "First");

        Assert.False(second.Succeeded);
        Assert.Contains("okta.json", second.Output, StringComparison.Ordinal);
        Assert.Equal(before, first.Files.ToDictionary(static file => file, first.Read));
    }

    [Fact]
    public async Task A_second_run_with_force_writes_the_files_of_the_template_and_keeps_those_of_the_user()
    {
        using var workspace = pack.CreateWorkspace();
        var app = await workspace.NewAppAsync("First", "com.first.sample");
        var fresh = app.Read("okta.json");
        app.Write("okta.json", "mine");
        app.Write("Own.cs", "// mine");

        await workspace.NewAppAsync("First", "com.first.sample", "--force");

        Assert.Equal(fresh, app.Read("okta.json"));
        Assert.Equal("// mine", app.Read("Own.cs"));
    }
}
