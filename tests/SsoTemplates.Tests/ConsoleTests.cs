using System.Text.Json;
using SsoConfig.Eng;
using SsoTemplates.Tests.Harness;
using Xunit;

namespace SsoTemplates.Tests;

/// <summary>The commands of the desktop app that need no browser. The end-to-end test runs the others.</summary>
public sealed class ConsoleTests(ConsoleTests.BuiltApp built) : IClassFixture<ConsoleTests.BuiltApp>
{
    [Theory]
    [InlineData("whoami")]
    [InlineData("token")]
    public async Task Exit_code_3_if_nobody_is_signed_in(string command)
    {
        var outcome = await built.RunAsync(command, "--json");

        Assert.Equal(3, outcome.ExitCode);
        Assert.Equal((command, "signed_out"), CommandAndOutcomeIn(outcome));
    }

    [Fact]
    public async Task Exit_code_0_for_a_sign_out_without_a_session()
    {
        var outcome = await built.RunAsync("sign-out", "--here", "--json");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(("sign-out", "signed_out"), CommandAndOutcomeIn(outcome));
    }

    [Fact]
    public async Task Exit_code_0_for_unregistering_the_scheme_even_if_it_is_not_registered()
    {
        var outcome = await built.RunAsync("unregister", "--json");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(("unregister", "unregistered"), CommandAndOutcomeIn(outcome));
    }

    [Fact]
    public async Task Exit_code_1_if_the_provider_does_not_respond()
    {
        var outcome = await built.RunAsync("check-session", "--json");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal(("check-session", "failed"), CommandAndOutcomeIn(outcome));
    }

    [Theory]
    [InlineData("sign-up")]
    [InlineData("sign-in", "--prompt", "none")]
    [InlineData("sign-in", "--max-age", "-1")]
    [InlineData("token", "--everything")]
    public async Task Exit_code_2_for_wrong_usage_with_nothing_on_standard_output(params string[] arguments)
    {
        var outcome = await built.RunAsync(arguments);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.StandardOutput);
        Assert.NotEmpty(outcome.StandardError);
    }

    [Fact]
    public async Task Help_lists_every_command()
    {
        var outcome = await built.RunAsync("--help");

        Assert.Equal(0, outcome.ExitCode);
        Assert.All(
            ["sign-in", "check-session", "token", "whoami", "sign-out", "unregister"],
            command => Assert.Contains(command, outcome.StandardOutput, StringComparison.Ordinal)
        );
    }

    private static (string? Command, string? Outcome) CommandAndOutcomeIn(CommandOutcome outcome)
    {
        using var json = JsonDocument.Parse(outcome.StandardOutput);
        return (json.RootElement.GetProperty("command").GetString(), json.RootElement.GetProperty("outcome").GetString());
    }

    /// <summary>One app, built once for these tests. Nothing listens at its issuer.</summary>
    public sealed class BuiltApp(TemplatePack pack) : IAsyncLifetime
    {
        private Workspace? _workspace;
        private GeneratedApp? _app;

        public async ValueTask InitializeAsync()
        {
            _workspace = pack.CreateWorkspace();
            _app = await _workspace.NewAppAsync(
                "First",
                "com.first.sample",
                "--issuer",
                "http://127.0.0.1:1/oauth2/default",
                "--client-id",
                "first"
            );
            (await _app.BuildAsync()).EnsureSucceeded();
        }

        public ValueTask DisposeAsync()
        {
            _workspace?.Dispose();
            return ValueTask.CompletedTask;
        }

        internal Task<CommandOutcome> RunAsync(params string[] arguments)
        {
            var program = Path.Combine(_app!.Folder, "bin", "Debug", "net10.0", OperatingSystem.IsWindows() ? "First.exe" : "First");
            var home = new Dictionary<string, string?> { ["SSO_HOME"] = Path.Combine(_workspace!.Folder, "home") };
            return Command.RunAsync(program, arguments, _app.Folder, home, TestContext.Current.CancellationToken);
        }
    }
}
