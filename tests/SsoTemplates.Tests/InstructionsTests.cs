using SsoTemplates.Tests.Harness;
using Xunit;

namespace SsoTemplates.Tests;

public sealed class InstructionsTests(TemplatePack pack)
{
    private static readonly string[] NewApp = ["maui-sso-app", "-n", "First", "--scheme", "com.first.sample"];

    [Fact]
    public async Task A_new_app_says_what_to_paste_into_the_okta_console()
    {
        var output = await OutputOfAsync(NewApp);

        AssertContainsAll(
            output,
            "Sign-in redirect URI   com.first.sample:/callback",
            "Sign-out redirect URI  com.first.sample:/logout",
            "usePersistentCookie"
        );
    }

    [Fact]
    public async Task An_app_for_the_local_org_says_how_to_start_it_instead()
    {
        var output = await OutputOfAsync([.. NewApp, "--local-org"]);

        AssertContainsAll(output, "sso org --app okta.json", "adb reverse tcp:5080 tcp:5080");
        Assert.DoesNotContain("Okta Admin Console", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_existing_app_is_told_the_package_and_the_line()
    {
        var output = await OutputOfAsync("okta-json", "--scheme", "com.first.sample");

        AssertContainsAll(output, "dotnet add package SsoConfig.Maui", "builder.UseSso(OktaConfig.Options);", "com.first.sample:/callback");
    }

    [Fact]
    public async Task Help_explains_every_option()
    {
        var output = await OutputOfAsync("maui-sso-app", "--help");

        AssertContainsAll(
            output,
            "--scheme",
            "--client-id",
            "--issuer",
            "--application-id",
            "--tests",
            "--local-org",
            "--register",
            "--blazor",
            "--framework"
        );
    }

    [Theory]
    [InlineData]
    [InlineData("--framework", "net8.0", "--scheme", "com.first.sample")]
    public async Task A_wrong_call_is_refused(params string[] options)
    {
        using var workspace = pack.CreateWorkspace();

        var outcome = await workspace.TryNewAsync(["maui-sso-app", "-n", "First", .. options]);

        Assert.False(outcome.Succeeded);
        Assert.Empty(Directory.EnumerateFiles(workspace.Folder, "*", SearchOption.AllDirectories));
    }

    private async Task<string> OutputOfAsync(params string[] arguments)
    {
        using var workspace = pack.CreateWorkspace();
        return await workspace.NewAsync(arguments);
    }

    private static void AssertContainsAll(string output, params string[] parts) =>
        Assert.All(parts, part => Assert.Contains(part, output, StringComparison.Ordinal));
}
