using System.Net;
using System.Net.Http.Headers;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.Protocol;

/// <summary>RFC 9110, section 10.2.3: a provider that asks for a moment gets it, once.</summary>
public sealed class RetryAfterTests
{
    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [Conformance("7009-b")]
    public async Task Come_back_shortly_is_honoured_once(HttpStatusCode status)
    {
        using var scenario = new Scenario();
        var askedAt = new List<DateTimeOffset>();
        scenario.RespondAt(
            RecordingProvider.TokenPath,
            () =>
            {
                askedAt.Add(scenario.Time.GetUtcNow());
                return askedAt.Count == 1 ? JsonResponse.RetryAfter(status, 10) : null;
            }
        );

        await scenario.SignedInAsync().WhileTimePasses(scenario.Time, TimeSpan.FromSeconds(1));

        Assert.Equal(2, askedAt.Count);
        Assert.True(askedAt[1] - askedAt[0] >= TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Come_back_at_a_date_is_honoured()
    {
        using var scenario = new Scenario();
        var response = JsonResponse.Of(HttpStatusCode.ServiceUnavailable, string.Empty);
        response.Headers.RetryAfter = new RetryConditionHeaderValue(scenario.Time.GetUtcNow().AddSeconds(-5));
        var responses = new Queue<HttpResponseMessage>([response]);
        scenario.RespondAt(RecordingProvider.TokenPath, () => responses.TryDequeue(out var next) ? next : null);

        await scenario.SignedInAsync();

        Assert.Equal(2, scenario.Provider.TokenRequests.Count);
    }

    [Fact]
    public async Task Come_back_shortly_is_not_honoured_twice()
    {
        using var scenario = new Scenario();
        scenario.RespondAt(RecordingProvider.TokenPath, static () => JsonResponse.RetryAfter(HttpStatusCode.ServiceUnavailable, 0));

        Assert.True((await scenario.FailedSignInAsync()).IsTransient);
        Assert.Equal(2, scenario.Provider.TokenRequests.Count);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(null)]
    public async Task Come_back_later_is_left_to_the_caller(int? seconds)
    {
        using var scenario = new Scenario();
        scenario.RespondAt(RecordingProvider.TokenPath, () => JsonResponse.RetryAfter(HttpStatusCode.ServiceUnavailable, seconds));

        Assert.True((await scenario.FailedSignInAsync()).IsTransient);
        Assert.Single(scenario.Provider.TokenRequests);
    }

    [Fact]
    public async Task A_retry_after_on_another_status_is_ignored()
    {
        using var scenario = new Scenario();
        scenario.RespondAt(RecordingProvider.TokenPath, static () => JsonResponse.RetryAfter(HttpStatusCode.InternalServerError, 0));

        await scenario.FailedSignInAsync();

        Assert.Single(scenario.Provider.TokenRequests);
    }
}
