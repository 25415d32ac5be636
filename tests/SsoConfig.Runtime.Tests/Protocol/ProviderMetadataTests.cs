using System.Text.Json.Nodes;
using SsoConfig.Protocol;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.Protocol;

/// <summary>Endpoints are judged when they are used: none is used without https, and an odd one that is not used disturbs nobody.</summary>
public sealed class ProviderMetadataTests
{
    [Theory]
    [InlineData("registration_endpoint")]
    [InlineData("check_session_iframe")]
    [InlineData("revocation_endpoint")]
    [InlineData("introspection_endpoint")]
    [Case("F5")]
    public async Task An_endpoint_that_is_not_used_is_not_judged(string endpoint)
    {
        foreach (var value in new JsonNode?[] { null, "/relative", "http://op.example.com/x", 1 })
        {
            using var scenario = new Scenario();
            scenario.Provider.AlterDiscovery = discovery => discovery[endpoint] = value?.DeepClone();

            await scenario.SignedInAsync();
        }
    }

    [Fact]
    [Conformance("7009-a")]
    [Conformance("RPIL-a")]
    public async Task A_sign_out_uses_no_endpoint_without_https()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterDiscovery = static discovery =>
        {
            discovery["revocation_endpoint"] = "http://op.example.com/revoke";
            discovery["end_session_endpoint"] = "http://op.example.com/logout";
        };
        await scenario.SignedInAsync();

        var result = await scenario.SignOutAsync();

        StepAssert.Failed(SsoErrorCodes.InvalidDiscovery, result.RefreshTokenRevocation);
        StepAssert.Failed(SsoErrorCodes.InvalidDiscovery, result.EndSession);
        Assert.IsType<SignOutStepResult.Done>(result.LocalTokens);
        Assert.Single(scenario.Browser.Visits);
        Assert.All(scenario.Provider.Requests, static request => Assert.Equal("https", request.Uri.Scheme));
    }

    [Fact]
    [Conformance("DISC-b")]
    public async Task The_access_token_is_not_sent_to_userinfo_without_https()
    {
        using var scenario = new Scenario(static options => options with { LoadProfile = true });
        scenario.Provider.AlterDiscovery = static discovery => discovery["userinfo_endpoint"] = "http://op.example.com/userinfo";

        await scenario.SignedInAsync();

        Assert.All(scenario.Provider.Requests, static request => Assert.Equal("https", request.Uri.Scheme));
        Assert.Single(scenario.Logs.Events, static entry => entry.Id == 5001);
    }

    [Theory]
    [InlineData("authorization_endpoint")]
    [InlineData("token_endpoint")]
    [InlineData("jwks_uri")]
    [Conformance("DISC-b")]
    public async Task An_https_issuer_may_not_name_an_http_endpoint_on_loopback(string endpoint)
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterDiscovery = discovery => discovery[endpoint] = "http://127.0.0.1:8080/x";

        Assert.Equal(SsoErrorCodes.InvalidDiscovery, (await scenario.FailedSignInAsync()).Code);
        Assert.DoesNotContain(scenario.Provider.Requests, static request => request.Uri.IsLoopback);
    }

    [Fact]
    [Conformance("9126-a")]
    public async Task Required_pushed_authorization_without_an_endpoint_does_not_fall_back()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterDiscovery = static discovery => discovery["require_pushed_authorization_requests"] = true;

        var error = await scenario.FailedSignInAsync();

        Assert.Equal(SsoErrorCodes.InvalidDiscovery, error.Code);
        Assert.Contains("pushed_authorization_request_endpoint", error.Message, StringComparison.Ordinal);
        Assert.Empty(scenario.Browser.Visits);
    }

    [Theory]
    [InlineData("issuer")]
    [InlineData("token_endpoint")]
    [InlineData("jwks_uri")]
    public async Task A_message_does_not_repeat_a_long_document(string member)
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterDiscovery = discovery => discovery[member] = "http://op.example.com/" + new string('x', 200_000);

        Assert.InRange((await scenario.FailedSignInAsync()).Message.Length, 1, 600);
    }

    [Theory]
    [InlineData("true", false)]
    [InlineData("TRUE", false)]
    [InlineData("false", true)]
    [Case(48)]
    [Conformance("9207-a")]
    public async Task A_promise_of_iss_that_is_written_as_a_string_counts(string flag, bool isSignedIn)
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterDiscovery = discovery => discovery["authorization_response_iss_parameter_supported"] = flag;
        scenario.Provider.AlterAuthorizationResponse = static response => response.Remove("iss");

        Assert.Equal(isSignedIn, await scenario.SignInAsync() is SignInResult.SignedIn);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Case(31)]
    public async Task A_refused_scope_of_the_call_is_named_apart_from_those_of_okta_json(bool isResumed)
    {
        using var scenario = new Scenario();
        RefuseScopes(scenario);
        var request = new SignInRequest { AdditionalScopes = "mail.read openid" };

        var error = isResumed ? await FailedResumeAsync(scenario, request) : await scenario.FailedSignInAsync(request);

        Assert.Contains(
            "does not list 'offline_access', 'mail.read' (scopes_supported): remove 'offline_access' from `scopes` in okta.json, "
                + "and 'mail.read' from AdditionalScopes",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Only_scopes_that_are_not_listed_are_to_be_removed()
    {
        var refused = new SsoError("invalid_scope", "The provider returned the error invalid_scope.");

        Assert.Equal(
            "The provider returned the error invalid_scope. Its discovery document does not list 'mail' (scopes_supported): remove 'mail' "
                + "from AdditionalScopes.",
            Errors.WithScopeHint(refused, [], ["mail"]).Message
        );
        Assert.Same(refused, Errors.WithScopeHint(refused, [], []));
    }

    [Fact]
    public void Another_error_says_nothing_of_scopes()
    {
        var other = new SsoError("access_denied", "The provider returned the error access_denied.");

        Assert.Same(other, Errors.WithScopeHint(other, ["offline_access"], []));
    }

    [Fact]
    [Case(31)]
    public async Task A_refused_scope_that_the_provider_does_not_list_is_named_with_the_remedy()
    {
        using var scenario = new Scenario();
        RefuseScopes(scenario);

        var error = await scenario.FailedSignInAsync();

        Assert.Equal("invalid_scope", error.Code);
        Assert.Contains(
            "'offline_access' (scopes_supported): remove 'offline_access' from `scopes` in okta.json",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "offline_access",
            Assert.Single(scenario.Logs.Events, static entry => entry.Id == 1006).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Case(31)]
    public async Task A_session_check_names_a_refused_scope_too()
    {
        using var scenario = new Scenario();
        RefuseScopes(scenario);
        scenario.Provider.AlterDiscovery = static discovery => discovery["scopes_supported"] = new JsonArray("openid");

        var result = Assert.IsType<SessionCheckResult.Failed>(await scenario.CheckSessionAsync());

        Assert.EndsWith("remove 'profile' from `scopes` in okta.json.", result.Error.Message, StringComparison.Ordinal);
    }

    private static void RefuseScopes(Scenario scenario)
    {
        scenario.Provider.AlterDiscovery = static discovery => discovery["scopes_supported"] = new JsonArray("openid", "profile");
        scenario.Provider.AlterAuthorizationResponse = static response =>
        {
            response.Remove("code");
            response["error"] = "invalid_scope";
        };
    }

    /// <summary>The response comes to another process than the one that sent the request.</summary>
    private static async Task<SsoError> FailedResumeAsync(Scenario scenario, SignInRequest request)
    {
        scenario.Browser.EndWith(new BrowserResult.TimedOut());
        await scenario.SignInAsync(request);
        using var process = scenario.NewProcess();
        var response = scenario.Provider.Visit(scenario.Browser.Visits[0].StartUri);
        return Assert.IsType<SignInResult.Failed>(await scenario.ResumeAsync(response, process)).Error;
    }
}
