using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Tests.Support;

namespace SsoConfig.Provisioning.Tests.SessionPolicy;

public sealed class SessionTests : IDisposable
{
    private readonly Scenario _scenario = Scenario.OfTwo();

    private List<JsonObject> Rules => _scenario.Okta.Policies.Rules["00pDefault"];

    [Fact]
    public async Task It_shows_the_rule_that_wins_and_says_each_time_whom_it_does_not_count_for()
    {
        var result = await _scenario.RunAsync("session");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(
            "'Default Rule' of 'Default Policy': cookie ends with the browser, idle 120 minutes, lifetime 480 minutes",
            result.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("Administrators never get the cookie", result.Error, StringComparison.Ordinal);
        Assert.Contains("Keep me signed in", result.Error, StringComparison.Ordinal);
        Assert.Empty(_scenario.Okta.Writes);
    }

    [Fact]
    public async Task Persist_puts_a_copy_of_the_rule_that_wins_above_it_and_changes_only_the_flag()
    {
        var standing = FakeOktaPolicies.Rule("0prMobile", "Mobile", 1, system: false, factor: true);
        Rules.Insert(0, standing);
        var before = standing.DeepClone();

        var result = await _scenario.RunAsync("session", "persist");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["sso: session cookie", "Mobile", "Default Rule"], Rules.Select(static rule => (string)rule["name"]!));
        var expected = before["actions"]!.DeepClone();
        expected["signon"]!["session"]!["usePersistentCookie"] = true;
        Assert.True(JsonNode.DeepEquals(expected, Rules[0]["actions"]));
        Assert.True(JsonNode.DeepEquals(before["conditions"], Rules[0]["conditions"]));
        Assert.True(JsonNode.DeepEquals(before["actions"], standing["actions"]));
    }

    [Theory]
    [InlineData("persist")]
    [InlineData("browser")]
    public async Task A_second_run_sends_no_write(string direction)
    {
        await _scenario.RunAsync("session", direction);
        _scenario.Okta.Requests.Clear();

        var result = await _scenario.RunAsync("session", direction);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("already", result.Output, StringComparison.Ordinal);
        Assert.Empty(_scenario.Okta.Writes);
    }

    [Fact]
    public async Task Browser_takes_the_own_rule_away_again()
    {
        await _scenario.RunAsync("session", "persist");

        await _scenario.RunAsync("session", "browser");

        Assert.Equal(["Default Rule"], Rules.Select(static rule => (string)rule["name"]!));
    }

    [Fact]
    public async Task Browser_covers_a_rule_of_a_user_that_keeps_the_session()
    {
        Rules.Insert(0, FakeOktaPolicies.Rule("0prMobile", "Mobile", 1, system: false, persistent: true));

        await _scenario.RunAsync("session", "browser");

        Assert.False((bool)Rules[0]["actions"]!["signon"]!["session"]!["usePersistentCookie"]!);
        Assert.True((bool)Rules[1]["actions"]!["signon"]!["session"]!["usePersistentCookie"]!);
    }

    [Fact]
    public async Task A_factor_that_is_demanded_later_is_taken_over_by_the_next_run()
    {
        await _scenario.RunAsync("session", "persist");
        var standing = Rules[1]["actions"]!["signon"]!.AsObject();
        standing["requireFactor"] = true;
        standing["factorPromptMode"] = "ALWAYS";

        var result = await _scenario.RunAsync("session", "persist");

        Assert.Equal(0, result.ExitCode);
        Assert.True((bool)Rules[0]["actions"]!["signon"]!["requireFactor"]!);
        Assert.Equal("ALWAYS", (string?)Rules[0]["actions"]!["signon"]!["factorPromptMode"]);
    }

    [Fact]
    public async Task A_rule_that_denies_access_is_not_copied()
    {
        Rules.Insert(0, FakeOktaPolicies.Rule("0prDeny", "Nobody", 1, system: false, access: "DENY"));

        var result = await _scenario.RunAsync("session", "persist");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("denies access", result.Error, StringComparison.Ordinal);
        Assert.Empty(_scenario.Okta.Writes);
    }

    [Fact]
    public async Task A_copy_that_the_org_weakened_is_removed_again()
    {
        Rules.Insert(0, FakeOktaPolicies.Rule("0prMobile", "Mobile", 1, system: false, factor: true));
        _scenario.Okta.LoseResponse = request =>
        {
            if (request.StartsWith("POST /api/v1/policies", StringComparison.Ordinal))
            {
                Rules[0]["actions"]!["signon"]!["requireFactor"] = false;
            }
        };

        var result = await _scenario.RunAsync("session", "persist");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("it was removed again", result.Error, StringComparison.Ordinal);
        Assert.Equal(["Mobile", "Default Rule"], Rules.Select(static rule => (string)rule["name"]!));
    }

    [Fact]
    public async Task Policies_that_are_being_put_in_order_are_waited_for()
    {
        _scenario.Okta.Policies.LockedResponses = 2;

        var result = await _scenario.RunAsync("session", "persist");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(2, _scenario.Time.Waits.Count);
    }

    [Fact]
    public async Task A_dry_run_exits_3_and_writes_nothing()
    {
        var result = await _scenario.RunAsync("session", "persist", "--dry-run", "--json");

        Assert.Equal(3, result.ExitCode);
        Assert.Equal("changed", (string?)result.Json["organizations"]![0]!["outcome"]);
        Assert.Empty(_scenario.Okta.Writes);
    }

    [Fact]
    public async Task A_missing_scope_is_named()
    {
        _scenario.UseEnvironmentToken(FakeOkta.AccessToken);
        _scenario.Okta.Scopes.Remove("okta.policies.manage");

        var result = await _scenario.RunAsync("session");

        Assert.Contains("needs the scope 'okta.policies.read'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Terraform_is_printed_with_what_the_rule_that_wins_demands()
    {
        Rules.Insert(0, FakeOktaPolicies.Rule("0prMobile", "Mobile", 1, system: false, factor: true));

        var result = await _scenario.RunAsync("session", "persist", "--as", "terraform");

        Assert.Equal(
            """
            resource "okta_policy_rule_signon" "sso_session" {
              policy_id           = "00pDefault"
              name                = "sso: session cookie"
              priority            = 1
              status              = "ACTIVE"
              access              = "ALLOW"
              mfa_required        = true
              mfa_prompt          = "SESSION"
              mfa_lifetime        = 15
              mfa_remember_device = false
              primary_factor      = "PASSWORD_IDP_ANY_FACTOR"
              network_connection  = "ANYWHERE"
              authtype            = "ANY"
              session_idle        = 120
              session_lifetime    = 480
              session_persistent  = true
            }

            """,
            result.Output
        );
        Assert.Empty(_scenario.Okta.Writes);
    }

    [Fact]
    public async Task The_local_org_is_told_apart_with_its_own_switch()
    {
        _scenario.Write("First/okta.Debug.json", """{ "issuer": "http://127.0.0.1:5080/oauth2/default" }""");
        _scenario.AddApp("First", "first");

        var result = await _scenario.RunAsync("session", "First");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("sso org --cookie persistent", result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _scenario.Dispose();
}
