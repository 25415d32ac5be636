using System.Net;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.Protocol;

/// <summary>RFC 9126.</summary>
public sealed class PushedAuthorizationTests
{
    [Fact]
    [Conformance("9126-a")]
    public async Task A_provider_that_requires_it_gets_all_parameters_by_post_and_the_browser_two()
    {
        using var scenario = new Scenario();
        Offer(scenario, isRequired: true);

        await scenario.SignedInAsync(new SignInRequest { LoginHint = "ada" });

        var pushed = Assert.Single(scenario.Provider.Requests, static request => request.Endpoint == RecordingProvider.ParPath);
        Assert.Equal(HttpMethod.Post, pushed.Method);
        Assert.Equal(
            [
                "client_id",
                "code_challenge",
                "code_challenge_method",
                "login_hint",
                "nonce",
                "redirect_uri",
                "response_type",
                "scope",
                "state",
            ],
            pushed.Form.Keys.Order(StringComparer.Ordinal)
        );
        Assert.Equal("code", pushed.Form["response_type"]);
        Assert.Equal("ada", pushed.Form["login_hint"]);
        Assert.Equal("S256", pushed.Form["code_challenge_method"]);
        Assert.Equal(["client_id", "request_uri"], Query.Of(Assert.Single(scenario.Browser.Visits).StartUri).Keys.Order());
    }

    [Fact]
    [Conformance("9126-a")]
    public async Task Each_sign_in_pushes_anew()
    {
        using var scenario = new Scenario();
        Offer(scenario, isRequired: true);

        await scenario.SignedInAsync();
        await scenario.SignedInAsync();

        Assert.Equal(2, scenario.Browser.Visits.Select(static visit => visit.StartUri).Distinct().Count());
    }

    [Fact]
    [Conformance("9126-a")]
    public async Task A_refused_push_falls_back_to_nothing()
    {
        using var scenario = new Scenario();
        Offer(scenario, isRequired: true);
        scenario.Provider.RespondInstead = static (request, _) =>
            Task.FromResult(request.Endpoint == RecordingProvider.ParPath ? RecordingProvider.Error("invalid_request") : null);

        Assert.Equal("invalid_request", (await scenario.FailedSignInAsync()).Code);
        Assert.Empty(scenario.Browser.Visits);
    }

    [Fact]
    [Conformance("9126-a")]
    public async Task A_push_without_network_is_network_trouble()
    {
        using var scenario = new Scenario();
        Offer(scenario, isRequired: true);
        scenario.Provider.RespondInstead = static (request, _) =>
            request.Endpoint == RecordingProvider.ParPath
                ? throw new HttpRequestException("down")
                : Task.FromResult<HttpResponseMessage?>(null);

        Assert.Equal(SsoErrorCodes.Network, (await scenario.FailedSignInAsync()).Code);
    }

    [Fact]
    [Conformance("9126-a")]
    public async Task A_push_with_another_response_is_refused()
    {
        using var scenario = new Scenario();
        Offer(scenario, isRequired: true);
        scenario.Provider.RespondInstead = static (request, _) =>
            Task.FromResult(
                request.Endpoint == RecordingProvider.ParPath
                    ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("<html/>") }
                    : null
            );

        Assert.Equal(SsoErrorCodes.InvalidResponse, (await scenario.FailedSignInAsync()).Code);
        Assert.Empty(scenario.Browser.Visits);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    [Conformance("9126-a")]
    public async Task A_provider_that_only_offers_it_gets_it_on_request(bool isWanted, int expected)
    {
        using var scenario = new Scenario(options => options with { UsePushedAuthorization = isWanted });
        Offer(scenario, isRequired: false);

        await scenario.SignedInAsync();

        Assert.Equal(expected, scenario.Provider.Requests.Count(static request => request.Endpoint == RecordingProvider.ParPath));
    }

    private static void Offer(Scenario scenario, bool isRequired) =>
        scenario.Provider.AlterDiscovery = discovery =>
        {
            discovery["pushed_authorization_request_endpoint"] = "https://op.example.com" + RecordingProvider.ParPath;
            discovery["require_pushed_authorization_requests"] = isRequired;
        };
}
