using SsoConfig.Eng.Machine;
using SsoConfig.LocalOrg;
using SsoConfig.Testing;
using SsoTemplates.Tests.Harness;
using Xunit;

namespace SsoTemplates.Tests;

/// <summary>
/// The desktop app of a generated project, published as a user would and signed in to the local org; every warning of the trimmer, of the
/// native compiler and of the analyzer for single files is an error.
/// </summary>
public sealed class PublishTests(TemplatePack pack)
{
    [Fact]
    public Task A_trimmed_single_file_is_published_without_a_warning_and_signs_in() =>
        AssertPublishesAndSignsInAsync("-p:PublishTrimmed=true", "-p:PublishSingleFile=true");

    [Fact]
    public Task A_single_file_for_an_installed_runtime_is_published_without_a_warning_and_signs_in() =>
        AssertPublishesAndSignsInAsync("-p:PublishSingleFile=true", "--no-self-contained");

    [Fact]
    public async Task A_native_executable_is_published_without_a_warning_and_signs_in()
    {
        Assert.SkipUnless(
            ProgramPath.Find("clang", "gcc") is not null,
            "Native compilation needs clang or gcc, and zlib (Debian: clang, zlib1g-dev)."
        );
        await AssertPublishesAndSignsInAsync("-p:PublishAot=true");
    }

    private async Task AssertPublishesAndSignsInAsync(params string[] properties)
    {
        using var workspace = pack.CreateWorkspace();
        var issuer = $"http://127.0.0.1:{FreePort.Find()}/oauth2/default";
        var generated = await workspace.NewAppAsync("First", "com.first.sample", "--issuer", issuer, "--client-id", "first");

        var publish = await workspace.RunAsync([
            "publish",
            "First",
            "-f",
            "net10.0",
            "-c",
            "Release",
            "--use-current-runtime",
            "-o",
            "out",
            "-p:TrimmerSingleWarn=false",
            .. GeneratedApp.Strict,
            .. properties,
        ]);

        Assert.True(publish.Succeeded, publish.Output);
        var program = Path.Combine(workspace.Folder, "out", OperatingSystem.IsWindows() ? "First.exe" : "First");
        var app = new DesktopApp(program, Path.Combine(workspace.Folder, "home"));
        Assert.Equal((3, "signed_out"), await ExitAndOutcomeAsync(app, "whoami"));

        Assert.SkipWhen(OperatingSystem.IsWindows(), "Published and started; the stand-in for a browser is a shell command.");
        var options = LocalOrgOptions.FromOktaJson([generated.Folder], "Release");
        await using var org = await LocalOrgServer.StartAsync(options, TestContext.Current.CancellationToken);
        using var browser = new UserAgent();

        var signedIn = await app.SignInAsync(browser);

        Assert.Equal((0, "signed_in", "Ada Lovelace"), (signedIn.ExitCode, signedIn.Outcome, signedIn.UserName));
        Assert.Equal("Ada Lovelace", (await app.RunAsync("whoami")).UserName);
        Assert.Equal((0, "token"), await ExitAndOutcomeAsync(app, "token"));
        Assert.Equal((0, "signed_out"), await ExitAndOutcomeAsync(app, "sign-out", "--here"));
    }

    private static async Task<(int ExitCode, string? Outcome)> ExitAndOutcomeAsync(DesktopApp app, params string[] arguments)
    {
        var reported = await app.RunAsync(arguments);
        return (reported.ExitCode, reported.Outcome);
    }
}
