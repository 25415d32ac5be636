using SsoConfig.Eng;
using SsoConfig.Eng.Machine;
using SsoTemplates.Tests.Harness;
using Xunit;

namespace SsoTemplates.Tests;

/// <summary>
/// The desktop app of a generated project, published as a user would; every warning of the trimmer and the native compiler is an error.
/// </summary>
public sealed class PublishTests(TemplatePack pack)
{
    [Fact]
    public Task A_trimmed_single_file_is_published_without_a_warning_and_runs() =>
        AssertPublishesAndRunsAsync("-p:PublishTrimmed=true", "-p:PublishSingleFile=true");

    [Fact]
    public async Task A_native_executable_is_published_without_a_warning_and_runs()
    {
        Assert.SkipUnless(
            ProgramPath.Find("clang", "gcc") is not null,
            "Native compilation needs clang or gcc, and zlib (Debian: clang, zlib1g-dev)."
        );
        await AssertPublishesAndRunsAsync("-p:PublishAot=true");
    }

    private async Task AssertPublishesAndRunsAsync(params string[] properties)
    {
        using var workspace = pack.CreateWorkspace();
        var app = await workspace.NewAppAsync(
            "First",
            "com.first.sample",
            "--issuer",
            "https://dev-123.okta.com/oauth2/default",
            "--client-id",
            "0oa1"
        );

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
        var home = new Dictionary<string, string?> { ["SSO_HOME"] = Path.Combine(workspace.Folder, "home") };
        var outcome = await Command.RunAsync(program, ["whoami", "--json"], app.Folder, home, TestContext.Current.CancellationToken);
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("\"outcome\":\"signed_out\"", outcome.StandardOutput, StringComparison.Ordinal);
    }
}
