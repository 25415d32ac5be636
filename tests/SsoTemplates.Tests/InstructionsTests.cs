using SsoTemplates.Tests.Harness;
using Xunit;

namespace SsoTemplates.Tests;

public sealed class InstructionsTests(TemplatePack pack)
{
    [Fact]
    public async Task A_new_app_says_what_to_paste_into_the_okta_console()
    {
        using var workspace = pack.CreateWorkspace();

        var output = await workspace.NewAsync("maui-sso-app", "-n", "First", "--scheme", "com.first.sample");

        Assert.Contains("Sign-in redirect URI   com.first.sample:/callback", output, StringComparison.Ordinal);
        Assert.Contains("Sign-out redirect URI  com.first.sample:/logout", output, StringComparison.Ordinal);
        Assert.Contains("usePersistentCookie", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_for_the_local_org_says_how_to_start_it_instead()
    {
        using var workspace = pack.CreateWorkspace();

        var output = await workspace.NewAsync("maui-sso-app", "-n", "First", "--scheme", "com.first.sample", "--local-org");

        Assert.Contains("sso org --app okta.json", output, StringComparison.Ordinal);
        Assert.Contains("adb reverse tcp:5080 tcp:5080", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Okta Admin Console", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_existing_app_is_told_the_package_and_the_line()
    {
        using var workspace = pack.CreateWorkspace();

        var output = await workspace.NewAsync("okta-json", "--scheme", "com.first.sample");

        Assert.Contains("dotnet add package SsoConfig.Runtime", output, StringComparison.Ordinal);
        Assert.Contains("builder.UseSso(OktaConfig.Options);", output, StringComparison.Ordinal);
        Assert.Contains("com.first.sample:/callback", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_explains_every_option()
    {
        using var workspace = pack.CreateWorkspace();

        var help = await workspace.NewAsync("maui-sso-app", "--help");

        Assert.All(
            ["--scheme", "--client-id", "--issuer", "--application-id", "--tests", "--local-org", "--framework"],
            option => Assert.Contains(option, help, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--scheme")]
    [InlineData("--framework", "net8.0", "--scheme", "com.first.sample")]
    public async Task A_wrong_call_is_refused(params string[] options)
    {
        using var workspace = pack.CreateWorkspace();

        var outcome = await workspace.TryNewAsync(["maui-sso-app", "-n", "First", .. options]);

        Assert.False(outcome.Succeeded);
        Assert.False(Directory.Exists(Path.Combine(workspace.Folder, "First")));
    }
}
