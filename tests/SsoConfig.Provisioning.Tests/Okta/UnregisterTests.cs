using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Tests.Support;

namespace SsoConfig.Provisioning.Tests.Okta;

public sealed class UnregisterTests : IDisposable
{
    private readonly Scenario _scenario = Scenario.OfTwo();

    [Fact]
    public async Task It_deactivates_before_it_deletes_and_puts_the_placeholder_back()
    {
        var before = _scenario.Read("First/okta.json");
        await _scenario.RunAsync("register", "First");
        _scenario.Okta.Requests.Clear();

        var result = await _scenario.RunAsync("unregister", "First", "--yes");

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(_scenario.Okta.Apps.All);
        Assert.Collection(
            _scenario.Okta.Writes,
            static deactivated => Assert.EndsWith("/lifecycle/deactivate", deactivated, StringComparison.Ordinal),
            static deleted => Assert.StartsWith("DELETE /api/v1/apps/0oa", deleted, StringComparison.Ordinal)
        );
        Assert.Equal(before, _scenario.Read("First/okta.json"));
    }

    [Fact]
    public async Task An_interruption_between_the_two_is_completed_by_the_next_run()
    {
        await _scenario.RunAsync("register", "First");
        using var interruption = new CancellationTokenSource();
        _scenario.Okta.LoseResponse = request =>
        {
            if (request.EndsWith("/deactivate", StringComparison.Ordinal))
            {
                interruption.Cancel();
            }
        };
        var interrupted = await _scenario.RunUntilAsync(interruption.Token, "unregister", "First", "--yes");
        _scenario.Okta.LoseResponse = null;

        var completed = await _scenario.RunAsync("unregister", "First", "--yes");

        Assert.Equal(1, interrupted.ExitCode);
        Assert.Equal(0, completed.ExitCode);
        Assert.Empty(_scenario.Okta.Apps.All);
    }

    [Theory]
    [InlineData("n", 1, 1)]
    [InlineData("", 1, 1)]
    [InlineData("y", 0, 0)]
    public async Task It_prompts_in_a_terminal(string input, int exitCode, int left)
    {
        await _scenario.RunAsync("register", "First");
        _scenario.Okta.Requests.Clear();
        _scenario.IsInteractive = true;
        _scenario.Input = input;

        var result = await _scenario.RunAsync("unregister", "First");

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Equal(left, _scenario.Okta.Apps.All.Count);
        Assert.Equal(left == 0, _scenario.Okta.Writes.Any());
        Assert.Contains("First: delete 'First' (0oa", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_deletes_nothing_and_exits_3()
    {
        await _scenario.RunAsync("register", "First");
        _scenario.Okta.Requests.Clear();

        var result = await _scenario.RunAsync("unregister", "First", "--dry-run");

        Assert.Equal(3, result.ExitCode);
        Assert.Single(_scenario.Okta.Apps.All);
        Assert.Empty(_scenario.Okta.Writes);
    }

    [Fact]
    public async Task An_app_that_was_deactivated_is_not_silently_brought_back_by_register()
    {
        await _scenario.RunAsync("register", "First");
        _scenario.Okta.Apps.Single["status"] = "INACTIVE";

        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(
            "is deactivated. Activate it in the console, or delete it with 'sso unregister'",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.Equal("INACTIVE", (string?)_scenario.Okta.Apps.Single["status"]);
    }

    public void Dispose() => _scenario.Dispose();
}
