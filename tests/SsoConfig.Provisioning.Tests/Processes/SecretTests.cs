using SsoConfig.Provisioning.Tests.Support;

namespace SsoConfig.Provisioning.Tests.Processes;

/// <summary>Every command as a process: no token in its output, in a file of the project, or in the process list.</summary>
public sealed class SecretTests : IAsyncDisposable
{
    private readonly Scenario _scenario = new();
    private readonly LoopbackServer _okta;

    public SecretTests()
    {
        _okta = new LoopbackServer(_scenario.Okta);
        _scenario.Write("okta.org.json", $$"""{ "issuer": "{{_okta.Address}}/oauth2/default" }""");
        _scenario.AddApp("First");
        _scenario.AddApp("Second");
    }

    [Theory]
    [InlineData("environment")]
    [InlineData("yaml")]
    [InlineData("input")]
    public async Task No_command_shows_the_token_wherever_it_comes_from(string source)
    {
        var variables = new Dictionary<string, string>();
        if (source == "environment")
        {
            variables = new() { ["OKTA_CLIENT_TOKEN"] = FakeOkta.Token, ["OKTA_CLIENT_ORGURL"] = _okta.Address };
        }
        else if (source == "input")
        {
            variables = new() { ["OKTA_CLIENT_ORGURL"] = _okta.Address };
        }
        else if (source == "yaml")
        {
            Directory.CreateDirectory(Path.Combine(_scenario.Home, ".okta"));
            await File.WriteAllTextAsync(
                Path.Combine(_scenario.Home, ".okta", "okta.yaml"),
                $"okta:\n  client:\n    orgUrl: \"{_okta.Address}\"\n    token: '{FakeOkta.Token}'\n",
                TestContext.Current.CancellationToken
            );
        }

        foreach (
            var command in (string[])
                ["register", "register --dry-run --json", "doctor --verbose", "session persist", "session", "unregister --yes --json"]
        )
        {
            string[] arguments = [.. command.Split(' '), "--provider", "okta", .. source == "input" ? (string[])["--token-stdin"] : []];
            var run = await ToolRun.RunAsync(
                _scenario.Folder,
                _scenario.Home,
                variables,
                source == "input" ? FakeOkta.Token + "\n" : "",
                arguments
            );

            Assert.True(run.ExitCode is 0 or 3, run.ToString());
            Assert.DoesNotContain("must-never-be-printed", run.ToString(), StringComparison.Ordinal);
        }

        Assert.Empty(_scenario.Okta.Apps.All);
        _scenario.AssertNoSecrets("must-never-be-printed");
        Assert.All(
            Directory
                .GetFiles(_scenario.Home, "*", SearchOption.AllDirectories)
                .Where(static file => !file.EndsWith("okta.yaml", StringComparison.Ordinal)),
            static file => Assert.DoesNotContain("must-never-be-printed", File.ReadAllText(file), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_token_that_is_refused_is_not_shown_either()
    {
        const string Refused = "a-refused-token-that-must-never-be-printed";
        var variables = new Dictionary<string, string> { ["OKTA_CLIENT_TOKEN"] = Refused, ["OKTA_CLIENT_ORGURL"] = _okta.Address };

        var run = await ToolRun.RunAsync(_scenario.Folder, _scenario.Home, variables, "", "register", "--provider", "okta", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("the token was not accepted", (string?)run.Json["error"], StringComparison.Ordinal);
        Assert.DoesNotContain(Refused, run.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prompt_without_a_terminal_is_exit_code_2_with_the_switch()
    {
        var variables = new Dictionary<string, string> { ["OKTA_CLIENT_TOKEN"] = FakeOkta.Token, ["OKTA_CLIENT_ORGURL"] = _okta.Address };
        await ToolRun.RunAsync(_scenario.Folder, _scenario.Home, variables, "", "register", "--provider", "okta");

        var run = await ToolRun.RunAsync(_scenario.Folder, _scenario.Home, variables, "", "unregister", "--provider", "okta");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("add --yes", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, _scenario.Okta.Apps.All.Count);
    }

    public async ValueTask DisposeAsync()
    {
        await _okta.DisposeAsync();
        _scenario.Dispose();
    }
}
