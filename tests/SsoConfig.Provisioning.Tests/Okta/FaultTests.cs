using System.Net;
using SsoConfig.Provisioning.Tests.Support;

namespace SsoConfig.Provisioning.Tests.Okta;

public sealed class FaultTests : IDisposable
{
    private readonly Scenario _scenario = Scenario.OfTwo();

    [Fact]
    public async Task The_connection_is_lost_after_the_app_was_made_and_the_second_run_finds_it()
    {
        _scenario.Okta.LoseResponse = static request =>
        {
            if (request.StartsWith("POST /api/v1/apps", StringComparison.Ordinal))
            {
                throw new HttpRequestException(HttpRequestError.ResponseEnded);
            }
        };
        var lost = await _scenario.RunAsync("register", "First");
        _scenario.Okta.LoseResponse = null;

        var found = await _scenario.RunAsync("register", "First");

        Assert.Equal(1, lost.ExitCode);
        Assert.Contains("run the command again, it finds what is there", lost.Error, StringComparison.Ordinal);
        Assert.Equal(0, found.ExitCode);
        Assert.Contains((string)_scenario.Okta.Apps.Single["id"]!, _scenario.Read("First/okta.json"), StringComparison.Ordinal);
        Assert.Equal(["00gEveryone"], _scenario.Okta.Apps.GroupsOf(_scenario.Okta.Apps.Single));
    }

    [Fact]
    public async Task Ctrl_C_at_any_moment_leaves_a_state_from_which_the_next_run_completes_one_app()
    {
        for (var moment = 0; ; moment++)
        {
            using var scenario = Scenario.OfTwo();
            using var interruption = new CancellationTokenSource();
            var left = moment;
            Action<string> interrupt = _ =>
            {
                if (left-- == 0)
                {
                    interruption.Cancel();
                }
            };
            scenario.Okta.LoseResponse = interrupt;

            var interrupted = await scenario.RunUntilAsync(interruption.Token, "register", "First");
            scenario.Okta.LoseResponse = null;
            if (!interruption.IsCancellationRequested)
            {
                Assert.True(moment > 3);
                return;
            }

            var completed = await scenario.RunAsync("register", "First");
            Assert.Equal(1, interrupted.ExitCode);
            Assert.Contains("Interrupted. Run the command again", interrupted.Error, StringComparison.Ordinal);
            Assert.Equal(0, completed.ExitCode);
            Assert.Contains((string)scenario.Okta.Apps.Single["id"]!, scenario.Read("First/okta.json"), StringComparison.Ordinal);
            Assert.Equal(["00gEveryone"], scenario.Okta.Apps.GroupsOf(scenario.Okta.Apps.Single));
            Assert.Equal(["okta.json"], Directory.GetFiles(scenario.PathOf("First")).Select(Path.GetFileName));
        }
    }

    [Fact]
    public async Task An_app_that_another_machine_made_in_the_same_moment_is_used()
    {
        var isMade = false;
        _scenario.Okta.Fault = request =>
        {
            if (request.StartsWith("POST /api/v1/apps", StringComparison.Ordinal) && !isMade)
            {
                isMade = true;
                _scenario.Okta.Apps.Add("First", "com.first.sample:/callback");
            }

            return null;
        };

        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains((string)_scenario.Okta.Apps.Single["id"]!, _scenario.Read("First/okta.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rate_limit_is_waited_out_by_the_server_s_clock_and_the_app_is_made_once()
    {
        var first = true;
        _scenario.Okta.Fault = request =>
            request.StartsWith("POST /api/v1/apps", StringComparison.Ordinal) && first && !(first = false)
                ? _scenario.Okta.TooMany(7)
                : null;

        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal([TimeSpan.FromSeconds(8)], _scenario.Time.Waits);
        Assert.Single(_scenario.Okta.Apps.All);
    }

    [Fact]
    public async Task A_rate_limit_that_ends_too_late_is_said_and_not_waited_for()
    {
        _scenario.Okta.Fault = _ => _scenario.Okta.TooMany(3600);

        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("too many requests", result.Error, StringComparison.Ordinal);
        Assert.Empty(_scenario.Time.Waits);
    }

    [Theory]
    [InlineData("GET", 4)]
    [InlineData("POST", 1)]
    public async Task A_server_error_is_repeated_only_for_requests_that_change_nothing(string method, int attempts)
    {
        _scenario.Okta.Fault = request =>
            request.StartsWith($"{method} /api/v1/apps", StringComparison.Ordinal)
                ? _scenario.Okta.Error(HttpStatusCode.InternalServerError, "E0000009", "Internal Server Error")
                : null;

        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Internal Server Error (E0000009)", result.Error, StringComparison.Ordinal);
        Assert.Equal(
            attempts,
            _scenario.Okta.Requests.Count(request => request.StartsWith($"{method} /api/v1/apps", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task An_expired_token_is_said_with_what_to_do()
    {
        _scenario.Okta.Fault = _ => _scenario.Okta.Error(HttpStatusCode.Unauthorized, "E0000011", "Invalid token provided");

        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(
            "the token was not accepted; it is unknown, expired, revoked, or not allowed from this network (E0000011). Create a new one.",
            result.Error,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("okta.apps.manage", "okta.apps.read")]
    [InlineData("okta.groups.read", "okta.groups.read")]
    public async Task A_missing_scope_is_named(string missing, string named)
    {
        _scenario.UseEnvironmentToken(FakeOkta.AccessToken);
        _scenario.Okta.Scopes.Remove(missing);

        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"needs the scope '{named}'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_may_only_read_is_named_and_nothing_is_written()
    {
        _scenario.Okta.OwnerMayWrite = false;

        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(
            "did not create the app: the token is valid, but it may not do this (E0000006). An access token needs the scope "
                + "'okta.apps.manage'; the administrator it belongs to needs a role",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("{clientId}", _scenario.Read("First/okta.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_cause_of_a_validation_error_is_printed()
    {
        _scenario.Okta.Fault = request =>
            request.StartsWith("POST", StringComparison.Ordinal)
                ? _scenario.Okta.Error(
                    HttpStatusCode.BadRequest,
                    "E0000001",
                    "Api validation failed: redirect_uris",
                    "redirect_uris: first cause",
                    "redirect_uris: second cause"
                )
                : null;

        var result = await _scenario.RunAsync("register", "First");

        Assert.Contains("redirect_uris: first cause; redirect_uris: second cause (E0000001)", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_in_okta_json_stop_everything_before_a_request()
    {
        _scenario.Write(
            "Second/okta.json",
            "{ \"clientId\": \"{clientId}\", \"redirectUri\": \"no-scheme\", \"logoutRedirectUri\": \"com.second.sample:/logout\" }"
        );

        var result = await _scenario.RunAsync("register");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"{_scenario.PathOf("Second/okta.json")}(1,", result.Error, StringComparison.Ordinal);
        Assert.Contains(": SSO012: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent to the provider.", result.Error, StringComparison.Ordinal);
        Assert.Empty(_scenario.Okta.Requests);
    }

    [Fact]
    public async Task A_read_only_okta_json_is_found_before_anything_is_sent()
    {
        File.SetAttributes(_scenario.PathOf("First/okta.json"), FileAttributes.ReadOnly);

        var result = await _scenario.RunAsync("register", "First");
        File.SetAttributes(_scenario.PathOf("First/okta.json"), FileAttributes.Normal);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("is read-only", result.Error, StringComparison.Ordinal);
        Assert.Empty(_scenario.Okta.Requests);
    }

    public void Dispose() => _scenario.Dispose();
}
