using System.Net;
using System.Net.Http.Headers;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.SignOut;

/// <summary>RFC 7009.</summary>
public sealed class RevocationTests
{
    [Fact]
    public async Task A_provider_without_revocation_is_reported_and_the_rest_is_done()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterDiscovery = static discovery => discovery.Remove("revocation_endpoint");
        await scenario.SignedInAsync();

        var result = await scenario.SignOutAsync();

        Assert.IsType<SignOutStepResult.NotSupported>(result.RefreshTokenRevocation);
        Assert.IsType<SignOutStepResult.NotSupported>(result.AccessTokenRevocation);
        Assert.IsType<SignOutStepResult.Done>(result.EndSession);
    }

    [Fact]
    public async Task A_network_that_breaks_at_the_revocation_is_reported()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Provider.RespondInstead = static (_, _) => throw new HttpRequestException("offline");

        var result = await scenario.SignOutAsync();

        StepAssert.Failed(SsoErrorCodes.Network, result.RefreshTokenRevocation);
        StepAssert.Failed(SsoErrorCodes.Network, result.AccessTokenRevocation);
        Assert.IsType<SignOutStepResult.Done>(result.EndSession);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, "", "done")]
    [InlineData(HttpStatusCode.OK, "{\"error\":\"invalid_client\"}", "done")]
    [InlineData(HttpStatusCode.BadRequest, "{\"error\":\"unsupported_token_type\"}", "not_supported")]
    [InlineData(HttpStatusCode.BadRequest, "{\"error\":\"invalid_client\"}", "invalid_client")]
    [InlineData(HttpStatusCode.BadRequest, "[]", SsoErrorCodes.HttpStatus)]
    [InlineData(HttpStatusCode.InternalServerError, "", SsoErrorCodes.HttpStatus)]
    [Conformance("7009-b")]
    public async Task Each_response_to_a_revocation_is_reported_and_the_next_token_is_tried(
        HttpStatusCode status,
        string body,
        string expected
    )
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.RespondAt(RecordingProvider.RevokePath, () => new HttpResponseMessage(status) { Content = new StringContent(body) });

        var result = await scenario.SignOutAsync();

        Assert.Equal(2, scenario.Provider.Revocations.Count);
        Assert.All(
            [result.RefreshTokenRevocation, result.AccessTokenRevocation],
            outcome =>
                Assert.Equal(
                    expected,
                    outcome switch
                    {
                        SignOutStepResult.Done => "done",
                        SignOutStepResult.NotSupported => "not_supported",
                        SignOutStepResult.Failed failed => failed.Error.Code,
                        _ => null,
                    }
                )
        );
    }

    [Fact]
    [Conformance("7009-b")]
    public async Task A_busy_revocation_endpoint_is_asked_once_more()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var responses = 0;
        scenario.RespondAt(
            RecordingProvider.RevokePath,
            () =>
            {
                if (responses++ > 0)
                {
                    return null;
                }

                var busy = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
                busy.Headers.RetryAfter = new System.Net.Http.Headers.RetryConditionHeaderValue(TimeSpan.FromSeconds(2));
                return busy;
            }
        );

        Assert.True((await scenario.SignOutAsync().WhileTimePasses(scenario.Time, TimeSpan.FromSeconds(1))).IsComplete);
        Assert.Equal(3, scenario.Provider.Revocations.Count);
    }

    [Fact]
    public async Task Without_a_refresh_token_only_the_access_token_is_revoked()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterTokenResponse = static response => response.Remove("refresh_token");
        await scenario.SignedInAsync();

        var result = await scenario.SignOutAsync();

        Assert.IsType<SignOutStepResult.NotNeeded>(result.RefreshTokenRevocation);
        Assert.Equal("access_token", Assert.Single(scenario.Provider.Revocations).Form["token_type_hint"]);
    }

    [Fact]
    public async Task A_caller_who_gives_up_at_the_revocation_still_loses_the_tokens()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        using var cancellation = new CancellationTokenSource();
        scenario.Provider.RespondInstead = async (_, cancellationToken) =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return null;
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scenario.Client.SignOutAsync(cancellationToken: cancellation.Token));

        Assert.Null(scenario.Stored());
    }
}
