using SsoTemplates.Tests.Harness;
using Xunit;

namespace SsoTemplates.Tests;

public sealed class UpgradeTests(TemplatePack pack)
{
    [Fact]
    public async Task The_next_version_of_the_package_builds_an_app_that_its_user_has_edited()
    {
        using var workspace = pack.CreateWorkspace();
        var app = await workspace.NewAppAsync("First", "com.first.sample");
        app.Edit("okta.json", "\"clientId\": \"{clientId}\",", "/* from the provider */ \"client_id\": \"0oa1b2c3d4e5f6g7h8i9\",");
        app.Write("Mine.cs", "namespace First; public static class Mine { public static string Id => OktaConfig.ClientId; }");
        (await app.BuildAsync()).EnsureSucceeded();

        NextVersion.Offer(workspace, pack.Feed);
        app.Edit("First.csproj", pack.Feed.Version, NextVersion.Number);
        var build = await app.BuildAsync();

        Assert.True(build.Succeeded, build.Output);
        Assert.Contains($"SsoConfig.Generator/{NextVersion.Number}", app.Read("obj/project.assets.json"), StringComparison.Ordinal);
    }
}
