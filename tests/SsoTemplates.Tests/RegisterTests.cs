using SsoConfig.Eng;
using SsoConfig.LocalOrg;
using SsoTemplates.Tests.Harness;
using Xunit;

namespace SsoTemplates.Tests;

/// <summary>
/// <c>dotnet new maui-sso-app --register</c>, at the local org. The packed tool runs through the SDK's one-shot tool execution.
/// </summary>
public sealed class RegisterTests(TemplatePack pack)
{
    [Fact]
    public async Task Two_commands_create_and_register_two_apps_that_build_without_an_edit()
    {
        await using var org = await LocalOrgServer.StartAsync(
            new LocalOrgOptions { Apps = [], AllowClientRegistration = true },
            TestContext.Current.CancellationToken
        );
        using var workspace = pack.CreateWorkspace();
        PinTool(workspace);
        await workspace.NewAsync("okta-org-json", "--issuer", org.Issuer);

        var first = await workspace.NewAppAsync("First", "com.first.sample", "--register", "--allow-scripts", "yes");
        var second = await workspace.NewAppAsync("Second", "com.second.sample", "--register", "--allow-scripts", "yes");

        Assert.DoesNotContain("{clientId}", first.Read("okta.json"), StringComparison.Ordinal);
        Assert.DoesNotContain("{clientId}", second.Read("okta.json"), StringComparison.Ordinal);
        Assert.NotEqual(ClientIdIn(first), ClientIdIn(second));
        (await second.BuildAsync()).EnsureSucceeded();
    }

    [Fact]
    public async Task Without_permission_to_run_scripts_the_command_is_printed_instead()
    {
        using var workspace = pack.CreateWorkspace();

        var outcome = await workspace.TryNewAsync(
            "maui-sso-app",
            "-n",
            "First",
            "--scheme",
            "com.first.sample",
            "--register",
            "--allow-scripts",
            "no"
        );

        Assert.Contains("sso register okta.json", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("\"{clientId}\"", workspace.Read("First/okta.json"), StringComparison.Ordinal);
    }

    /// <summary>The one-shot execution uses the version of a tool manifest, if there is one, and the newest version if not.</summary>
    private void PinTool(Workspace workspace) =>
        workspace.Write(
            ".config/dotnet-tools.json",
            $$"""
            {
              "version": 1,
              "isRoot": true,
              "tools": { "ssoconfig.tool": { "version": "{{pack.Feed.Version}}", "commands": ["sso"] } }
            }
            """
        );

    private static string ClientIdIn(GeneratedApp app) =>
        app.Read("okta.json").Split('\n').Single(static line => line.Contains("\"clientId\"", StringComparison.Ordinal));
}
