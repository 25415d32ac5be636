using System.Net;
using Microsoft.Extensions.Time.Testing;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;
using SsoConfig.Tokens;

namespace SsoConfig.Tests.Tokens;

/// <summary>The provider is down or wants to be left alone, and the app goes on asking for a token.</summary>
public sealed class RefreshBackoffTests
{
    private static readonly Func<HttpResponseMessage?> Offline = static () =>
        throw new HttpRequestException(HttpRequestError.ConnectionError);

    [Fact]
    public async Task A_thousand_calls_with_an_expired_token_while_offline_are_one_request()
    {
        using var scenario = await Scenario.ExpiredAsync();
        scenario.RespondAt(RecordingProvider.TokenPath, Offline);

        for (var call = 0; call < 1000; call++)
        {
            Assert.Equal(SsoErrorCodes.Network, (await FailedAsync(scenario)).Code);
        }

        Assert.Equal(1 + 1, scenario.Provider.TokenRequests.Count);
    }

    [Fact]
    public async Task A_thousand_calls_without_a_discovery_document_are_one_request()
    {
        using var scenario = await Scenario.ExpiredAsync();
        using var process = scenario.NewProcess();
        scenario.RespondAt(RecordingProvider.DiscoveryPath, Offline);
        var before = scenario.Provider.Requests.Count;

        for (var call = 0; call < 1000; call++)
        {
            await scenario.GetAccessTokenAsync(process);
        }

        Assert.Equal(before + 1, scenario.Provider.Requests.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task The_provider_is_left_alone_for_as_long_as_it_asks(HttpStatusCode status)
    {
        using var scenario = await Scenario.ExpiredAsync();
        scenario.RespondAt(RecordingProvider.TokenPath, () => JsonResponse.RetryAfter(status, 3600));

        var error = await FailedAsync(scenario);
        scenario.Time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromMilliseconds(1));
        await FailedAsync(scenario);
        var early = scenario.Provider.TokenRequests.Count;
        scenario.Provider.RespondInstead = null;
        scenario.Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(TimeSpan.FromHours(1), error.RetryAfter);
        Assert.Equal(1 + 1, early);
        await scenario.ValidAccessTokenAsync();
    }

    [Fact]
    public async Task An_oauth_error_may_ask_for_time_too()
    {
        using var scenario = await Scenario.ExpiredAsync();
        scenario.RespondAt(
            RecordingProvider.TokenPath,
            static () =>
            {
                var response = RecordingProvider.Error("temporarily_unavailable", HttpStatusCode.ServiceUnavailable);
                response.Headers.TryAddWithoutValidation("Retry-After", "120");
                return response;
            }
        );

        Assert.Equal(TimeSpan.FromMinutes(2), (await FailedAsync(scenario)).RetryAfter);
    }

    [Fact]
    public async Task A_discovery_document_may_ask_for_time_too()
    {
        using var scenario = await Scenario.ExpiredAsync();
        using var process = scenario.NewProcess();
        scenario.RespondAt(RecordingProvider.DiscoveryPath, static () => JsonResponse.RetryAfter(HttpStatusCode.ServiceUnavailable, 120));

        var failed = Assert.IsType<AccessTokenResult.Failed>(await scenario.GetAccessTokenAsync(process));
        scenario.Provider.RespondInstead = null;
        scenario.Time.Advance(TimeSpan.FromSeconds(119));

        Assert.Equal(TimeSpan.FromMinutes(2), failed.Error.RetryAfter);
        Assert.IsType<AccessTokenResult.Failed>(await scenario.GetAccessTokenAsync(process));
    }

    [Fact]
    public async Task A_success_lets_the_next_failure_wait_for_a_second_only()
    {
        using var scenario = await Scenario.ExpiredAsync();
        scenario.RespondAt(RecordingProvider.TokenPath, Offline);
        for (var failure = 0; failure < 8; failure++)
        {
            await FailedAsync(scenario);
            scenario.Time.Advance(TimeSpan.FromSeconds(30));
        }

        scenario.Provider.RespondInstead = null;
        await scenario.ValidAccessTokenAsync();
        scenario.Time.Advance(TimeSpan.FromHours(1));
        scenario.RespondAt(RecordingProvider.TokenPath, Offline);
        await FailedAsync(scenario);
        scenario.Provider.RespondInstead = null;
        scenario.Time.Advance(TimeSpan.FromSeconds(1));

        await scenario.ValidAccessTokenAsync();
    }

    [Fact]
    public async Task A_new_sign_in_does_not_wait_for_the_failures_of_the_old_one()
    {
        using var scenario = await Scenario.ExpiredAsync();
        scenario.RespondAt(RecordingProvider.TokenPath, static () => JsonResponse.RetryAfter(HttpStatusCode.ServiceUnavailable, 36_000));
        await FailedAsync(scenario);
        scenario.Provider.RespondInstead = null;

        await scenario.SignedInAsync();
        scenario.Time.Advance(TimeSpan.FromHours(1));

        await scenario.ValidAccessTokenAsync();
    }

    [Fact]
    public async Task A_refused_token_is_not_renewed_while_the_provider_wants_to_be_left_alone()
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        scenario.RespondAt(RecordingProvider.TokenPath, static () => JsonResponse.RetryAfter(HttpStatusCode.ServiceUnavailable, 3600));
        var resource = new ResourceServer { Refuses = static _ => true };
        using var http = new HttpClient(
            new SsoAccessTokenHandler(scenario.Client, new Uri("https://api.example.com")) { InnerHandler = resource }
        );

        for (var call = 0; call < 200; call++)
        {
            using var response = await http.GetAsync(new Uri("https://api.example.com/"), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }

        Assert.Equal(1 + 1, scenario.Provider.TokenRequests.Count);
    }

    [Fact]
    public void Pauses_grow_from_a_second_to_half_a_minute()
    {
        var time = new FakeTimeProvider();
        var backoff = new RefreshBackoff(time);
        var pauses = new List<double>();
        for (var failure = 0; failure < 7; failure++)
        {
            backoff.Begin("rt", new SsoError { Code = "network", Message = "offline" });
            pauses.Add(PauseOf(backoff, time));
        }

        Assert.Equal([1, 2, 4, 8, 16, 30, 30], pauses);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(5, 5)]
    [InlineData(86_400, 86_400)]
    [InlineData(86_401, 86_400)]
    [InlineData(int.MaxValue, 86_400)]
    public void Retry_after_counts_from_a_second_to_a_day(int retryAfter, int seconds)
    {
        var time = new FakeTimeProvider();
        var backoff = new RefreshBackoff(time);

        backoff.Begin(
            "rt",
            new SsoError
            {
                Code = "http_status",
                Message = "busy",
                RetryAfter = TimeSpan.FromSeconds(retryAfter),
            }
        );

        Assert.Equal(seconds, PauseOf(backoff, time));
    }

    [Fact]
    public void A_clock_that_was_set_back_ends_the_pause()
    {
        var time = new FakeTimeProvider();
        var backoff = new RefreshBackoff(time);
        backoff.Begin(
            "rt",
            new SsoError
            {
                Code = "http_status",
                Message = "busy",
                RetryAfter = TimeSpan.FromMinutes(1),
            }
        );

        time.AdjustTime(time.GetUtcNow() - TimeSpan.FromMilliseconds(1));

        Assert.Null(backoff.Find("rt"));
    }

    [Fact]
    public void The_error_is_that_of_this_refresh_token_until_the_pause_ends_or_a_refresh_succeeds()
    {
        var time = new FakeTimeProvider();
        var backoff = new RefreshBackoff(time);
        var error = new SsoError { Code = "network", Message = "offline" };
        var before = backoff.Find(null);
        backoff.Begin("rt", error);

        Assert.Null(before);
        Assert.Same(error, backoff.Find("rt"));
        Assert.Null(backoff.Find("another"));
        backoff.End();
        Assert.Null(backoff.Find("rt"));
    }

    private static async Task<SsoError> FailedAsync(Scenario scenario) =>
        Assert.IsType<AccessTokenResult.Failed>(await scenario.GetAccessTokenAsync()).Error;

    /// <summary>How many whole seconds it lasts; they pass.</summary>
    private static int PauseOf(RefreshBackoff backoff, FakeTimeProvider time)
    {
        var seconds = 0;
        for (; backoff.Find("rt") is not null; seconds++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
        }

        return seconds;
    }
}
