using System.Net;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.Tokens;

/// <summary>RFC 9470: a resource server wants a stronger or a more recent authentication than that of the token.</summary>
public sealed class StepUpTests
{
    private const string Challenge =
        "Bearer error=\"insufficient_user_authentication\", acr_values=\"urn:mfa  urn:hardware\", max_age=\"300\"";
    private static readonly Uri Api = new("https://api.example.com/");

    [Theory]
    [InlineData(Challenge, "urn:mfa urn:hardware", 300)]
    [InlineData("Bearer error=\"insufficient_user_authentication\", max_age=0", "", 0)]
    [InlineData("Bearer error=\"insufficient_user_authentication\", acr_values=\"urn:mfa\"", "urn:mfa", null)]
    [InlineData("Bearer error=\"insufficient_user_authentication\", max_age=\"-1\"", "", null)]
    [InlineData("Bearer error=\"insufficient_user_authentication\", max_age=\"99999999999\"", "", null)]
    [InlineData("Basic realm=\"x\", Bearer error=\"insufficient_user_authentication\"", "", null)]
    [Conformance("9470-3-a")]
    public void A_challenge_says_what_is_wanted(string header, string acrValues, int? maxAge)
    {
        using var response = Response(HttpStatusCode.Unauthorized, header);

        Assert.True(StepUpChallenge.TryParse(response, out var challenge));
        Assert.Equal(acrValues, string.Join(' ', challenge.AcrValues));
        Assert.Equal(maxAge, challenge.MaxAge?.TotalSeconds);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, "Bearer error=\"invalid_token\"")]
    [InlineData(HttpStatusCode.Unauthorized, "Basic error=\"insufficient_user_authentication\"")]
    [InlineData(HttpStatusCode.Unauthorized, null)]
    [InlineData(HttpStatusCode.Forbidden, Challenge)]
    public void Another_response_is_no_challenge(HttpStatusCode status, string? header)
    {
        using var response = Response(status, header);

        Assert.False(StepUpChallenge.TryParse(response, out var challenge));
        Assert.Null(challenge);
    }

    [Fact]
    public async Task The_sign_in_for_a_challenge_is_that_of_the_same_user()
    {
        using var scenario = new Scenario();
        var session = await scenario.SignedInAsync(new SignInRequest { UseEphemeralSession = true });
        var challenge = new StepUpChallenge { AcrValues = ["urn:mfa"], MaxAge = TimeSpan.FromMinutes(5) };

        var request = challenge.ToSignInRequest(session);

        Assert.Equal(
            ("urn:mfa", TimeSpan.FromMinutes(5), "ada", RecordingProvider.Issuer, true),
            (
                Assert.Single(request.AcrValues!),
                request.MaxAge,
                request.ExpectedSubject,
                request.ExpectedIssuer,
                request.UseEphemeralSession
            )
        );
    }

    [Fact]
    [Conformance("9470-3-a")]
    public async Task A_challenged_request_is_sent_once_more_after_the_step_up()
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        var first = await scenario.ValidAccessTokenAsync();
        var resource = new ResourceServer(HttpStatusCode.Unauthorized) { Challenge = Challenge };
        scenario.Provider.AlterIdToken = static claims => claims["acr"] = "urn:hardware";
        using var http = Client(scenario, resource, challenge => SignInAsync(scenario, challenge));

        using var response = await http.PostAsync(Api, new StringContent("body"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([first, await scenario.ValidAccessTokenAsync()], resource.Authorizations.Select(static header => header!.Parameter!));
        Assert.Equal(["body", "body"], resource.Bodies);
        Assert.Equal("urn:mfa urn:hardware", scenario.Provider.Authorizations[^1]["acr_values"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_a_step_up_the_challenge_comes_back_and_no_token_is_renewed(bool isTried)
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        var resource = new ResourceServer(HttpStatusCode.Unauthorized) { Challenge = Challenge };
        using var http = Client(scenario, resource, isTried ? static _ => Task.FromResult(false) : null);

        using var response = await http.GetAsync(Api, TestContext.Current.CancellationToken);

        Assert.True(StepUpChallenge.TryParse(response, out _));
        Assert.Single(resource.Authorizations);
        Assert.Single(scenario.Provider.TokenRequests);
    }

    [Fact]
    public async Task A_hundred_challenged_requests_are_one_step_up()
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        var first = await scenario.ValidAccessTokenAsync();
        using var challenged = new CountdownEvent(100);
        var resource = new ResourceServer
        {
            Challenge = Challenge,
            Refuses = request => request.Headers.Authorization!.Parameter == first && challenged.Signal() | true,
        };
        scenario.Provider.AlterIdToken = static claims => claims["acr"] = "urn:mfa";
        using var http = Client(
            scenario,
            resource,
            challenge =>
            {
                challenged.Wait(TestContext.Current.CancellationToken);
                return SignInAsync(scenario, challenge);
            }
        );

        var responses = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(_ => Task.Run(() => http.GetAsync(Api, TestContext.Current.CancellationToken)))
        );

        Assert.All(responses, static response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal(2, scenario.Browser.Visits.Count);
    }

    [Fact]
    public async Task A_step_up_that_throws_reaches_the_caller_and_the_next_challenge_is_a_new_one()
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        var resource = new ResourceServer { Challenge = Challenge, Refuses = static _ => true };
        var calls = 0;
        using var http = Client(
            scenario,
            resource,
            _ => ++calls == 1 ? throw new InvalidOperationException("no window") : Task.FromResult(false)
        );

        await Assert.ThrowsAsync<InvalidOperationException>(() => http.GetAsync(Api, TestContext.Current.CancellationToken));
        await http.GetAsync(Api, TestContext.Current.CancellationToken);

        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task A_step_up_that_does_not_help_is_not_tried_again_for_the_same_request()
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        var resource = new ResourceServer { Challenge = Challenge, Refuses = static _ => true };
        scenario.Provider.AlterIdToken = static claims => claims["acr"] = "urn:mfa";
        using var http = Client(scenario, resource, challenge => SignInAsync(scenario, challenge));

        using var response = await http.GetAsync(Api, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(2, scenario.Browser.Visits.Count);
    }

    [Fact]
    public async Task Two_hundred_calls_in_ten_minutes_to_a_resource_that_no_step_up_satisfies_open_the_browser_a_few_times()
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        var resource = new ResourceServer { Challenge = Challenge, Refuses = static _ => true };
        scenario.Provider.AlterIdToken = static claims => claims["acr"] = "urn:mfa";
        using var http = Client(scenario, resource, challenge => SignInAsync(scenario, challenge));

        for (var i = 0; i < 200; i++)
        {
            using var response = await http.GetAsync(Api, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            scenario.Time.Advance(TimeSpan.FromSeconds(3));
        }

        Assert.InRange(scenario.Browser.Visits.Count, 3, 7);
    }

    [Fact]
    public async Task After_a_step_up_that_helped_the_next_one_is_not_put_off()
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        var resource = new ResourceServer(
            HttpStatusCode.Unauthorized,
            HttpStatusCode.Unauthorized,
            HttpStatusCode.OK,
            HttpStatusCode.Unauthorized,
            HttpStatusCode.OK,
            HttpStatusCode.Unauthorized
        )
        {
            Challenge = Challenge,
        };
        scenario.Provider.AlterIdToken = static claims => claims["acr"] = "urn:mfa";
        using var http = Client(scenario, resource, challenge => SignInAsync(scenario, challenge));
        await http.GetAsync(Api, TestContext.Current.CancellationToken);
        await http.GetAsync(Api, TestContext.Current.CancellationToken);
        scenario.Time.Advance(TimeSpan.FromSeconds(30));

        await http.GetAsync(Api, TestContext.Current.CancellationToken);
        using var response = await http.GetAsync(Api, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(4, scenario.Browser.Visits.Count);
    }

    [Theory]
    [InlineData("urn:a\turn:b urn:c", "urn:c")]
    [InlineData("urn:a\u00a0b urn:\u00e9", "")]
    public async Task A_class_that_no_request_could_name_is_left_out_of_a_challenge(string acrValues, string expected)
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        var resource = new ResourceServer
        {
            Challenge = $"Bearer error=\"insufficient_user_authentication\", acr_values=\"{acrValues}\"",
            Refuses = static _ => true,
        };
        scenario.Provider.AlterIdToken = claims => claims["acr"] = expected;
        using var http = Client(scenario, resource, challenge => SignInAsync(scenario, challenge));

        using var response = await http.GetAsync(Api, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(2, scenario.Browser.Visits.Count);
        Assert.Equal(expected, scenario.Provider.Authorizations[^1].GetValueOrDefault("acr_values", ""));
    }

    private static async Task<bool> SignInAsync(Scenario scenario, StepUpChallenge challenge) =>
        await scenario.SignInAsync(challenge.ToSignInRequest((await scenario.GetSessionAsync())!)) is SignInResult.SignedIn;

    private static HttpClient Client(Scenario scenario, ResourceServer resource, Func<StepUpChallenge, Task<bool>>? stepUp) =>
        new(new SsoAccessTokenHandler(scenario.Client, Api) { StepUp = stepUp, InnerHandler = resource });

    private static HttpResponseMessage Response(HttpStatusCode status, string? challenge)
    {
        var response = new HttpResponseMessage(status);
        if (challenge is not null)
        {
            response.Headers.TryAddWithoutValidation("WWW-Authenticate", challenge);
        }

        return response;
    }
}
