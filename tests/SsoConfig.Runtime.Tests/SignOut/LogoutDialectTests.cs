using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.SignOut;

/// <summary>Providers that end the browser's session in another way than RP-Initiated Logout 1.0 says.</summary>
public sealed class LogoutDialectTests
{
    private const string Endpoint = "https://login.example.com/logout";

    [Fact]
    public async Task A_configured_endpoint_is_used_where_discovery_has_none()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterDiscovery = static discovery => discovery.Remove("end_session_endpoint");

        var (visit, result) = await SignOutAsync(scenario, Scenario.Options with { EndSessionEndpoint = Endpoint });

        Assert.IsType<SignOutStepResult.Done>(result.EndSession);
        Assert.StartsWith(Endpoint + "?", visit.StartUri, StringComparison.Ordinal);
        Assert.Equal(["id_token_hint", "post_logout_redirect_uri", "state"], Query.Of(visit.StartUri).Keys.Order());
    }

    [Fact]
    public async Task A_configured_endpoint_takes_the_place_of_the_announced_one()
    {
        using var scenario = new Scenario();

        var (visit, _) = await SignOutAsync(scenario, Scenario.Options with { EndSessionEndpoint = Endpoint });

        Assert.StartsWith(Endpoint + "?", visit.StartUri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://login.example.com/logout")]
    [InlineData("http://127.0.0.1/logout")]
    [InlineData("/logout")]
    [InlineData("javascript:alert(1)")]
    [Conformance("RPIL-a")]
    public async Task A_configured_endpoint_without_https_is_not_opened(string endpoint)
    {
        using var scenario = new Scenario();
        using var client = scenario.NewProcess(Scenario.Options with { EndSessionEndpoint = endpoint });
        await client.SignInAsync(cancellationToken: TestContext.Current.CancellationToken);

        var result = scenario.Keep(await client.SignOutAsync(cancellationToken: TestContext.Current.CancellationToken));

        StepAssert.Failed(SsoErrorCodes.InvalidDiscovery, result.EndSession);
        Assert.IsType<SignOutStepResult.Done>(result.LocalTokens);
        Assert.Single(scenario.Browser.Visits);
    }

    [Fact]
    public async Task In_the_dialect_of_Cognito_logout_uri_and_client_id_are_sent_and_nothing_else()
    {
        using var scenario = new Scenario();

        var (visit, result) = await SignOutAsync(scenario, Cognito);

        Assert.IsType<SignOutStepResult.Done>(result.EndSession);
        Assert.Equal(
            new Dictionary<string, string> { ["client_id"] = Scenario.ClientId, ["logout_uri"] = Scenario.LogoutRedirectUri },
            Query.Of(visit.StartUri)
        );
    }

    [Fact]
    [Conformance("RPIL-d")]
    public async Task In_a_dialect_a_response_with_a_state_belongs_to_another_request()
    {
        using var scenario = new Scenario();

        var (visit, _) = await SignOutAsync(scenario, Cognito);

        Assert.True(visit.Accepts(Scenario.LogoutRedirectUri));
        Assert.False(visit.Accepts(Scenario.LogoutRedirectUri + "?state=forged"));
        Assert.False(visit.Accepts("com.other.sample:/logout"));
    }

    [Fact]
    public async Task A_query_of_the_endpoint_stays()
    {
        using var scenario = new Scenario();

        var (visit, _) = await SignOutAsync(scenario, Cognito with { EndSessionEndpoint = Endpoint + "?tenant=first" });

        Assert.Equal("first", Query.Of(visit.StartUri)["tenant"]);
        Assert.Equal(Scenario.LogoutRedirectUri, Query.Of(visit.StartUri)["logout_uri"]);
    }

    private static SsoOptions Cognito => Scenario.Options with { EndSessionEndpoint = Endpoint, LogoutRedirectParameter = "logout_uri" };

    /// <summary>At a provider that redirects without a state, as one does that got none.</summary>
    private static async Task<(BrowserRequest Visit, SignOutResult Result)> SignOutAsync(Scenario scenario, SsoOptions options)
    {
        var client = scenario.NewProcess(options);
        Assert.IsType<SignInResult.SignedIn>(await client.SignInAsync(cancellationToken: TestContext.Current.CancellationToken));
        scenario.Browser.RespondWith(static _ => Scenario.LogoutRedirectUri);
        var result = scenario.Keep(await client.SignOutAsync(cancellationToken: TestContext.Current.CancellationToken));
        return (scenario.Browser.Visits[^1], result);
    }
}
