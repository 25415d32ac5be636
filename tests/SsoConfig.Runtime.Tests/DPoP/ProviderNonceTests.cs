using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.DPoP;

/// <summary>RFC 9449, section 8.</summary>
public sealed class ProviderNonceTests
{
    [Fact]
    [Conformance("9449-8-a")]
    public async Task A_request_without_the_nonce_is_sent_once_more_with_it_and_another_jti()
    {
        using var scenario = new Scenario(isBound: true);
        scenario.Provider.ProofNonce = "nonce-of-the-provider-1";

        await scenario.SignedInAsync();

        Assert.Equal([null, "nonce-of-the-provider-1"], scenario.Provider.Proofs.Select(static proof => proof.Nonce));
        Assert.Equal(2, scenario.Provider.Proofs.Select(static proof => proof.Id).Distinct().Count());
        Assert.Equal(scenario.Provider.TokenRequests[0].Body, scenario.Provider.TokenRequests[1].Body);
    }

    [Fact]
    [Conformance("9449-8-a")]
    public async Task The_nonce_is_used_from_then_on_and_another_one_is_met_at_once()
    {
        using var scenario = new Scenario(isBound: true);
        scenario.Provider.ProofNonce = "nonce-of-the-provider-1";
        await scenario.SignedInAsync();
        scenario.Time.Advance(TimeSpan.FromHours(1));
        await scenario.ValidAccessTokenAsync();
        scenario.Provider.ProofNonce = "nonce-of-the-provider-2";
        scenario.Time.Advance(TimeSpan.FromHours(1));

        await scenario.ValidAccessTokenAsync();

        Assert.Equal(
            [null, "nonce-of-the-provider-1", "nonce-of-the-provider-1", "nonce-of-the-provider-1", "nonce-of-the-provider-2"],
            scenario.Provider.Proofs.Select(static proof => proof.Nonce)
        );
    }

    [Fact]
    [Conformance("9449-8-a")]
    public async Task A_provider_that_is_never_content_is_asked_twice()
    {
        using var scenario = new Scenario(isBound: true);
        var asked = 0;
        scenario.RespondAt(RecordingProvider.TokenPath, () => Refusal($"nonce-{++asked}"));

        var error = await scenario.FailedSignInAsync();

        Assert.Equal("use_dpop_nonce", error.Code);
        Assert.Equal(2, scenario.Provider.TokenRequests.Count);
    }

    [Fact]
    public async Task An_error_with_a_name_that_is_not_valid_text_is_no_demand_for_a_nonce()
    {
        using var scenario = new Scenario(isBound: true);
        scenario.RespondAt(
            RecordingProvider.TokenPath,
            static () =>
                new HttpResponseMessage(System.Net.HttpStatusCode.BadRequest)
                {
                    Content = new StringContent("""{"\ud800":1,"error":"invalid_grant"}""", System.Text.Encoding.UTF8, "application/json"),
                }
        );

        await scenario.FailedSignInAsync();

        Assert.Single(scenario.Provider.TokenRequests);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("quoted\"")]
    [Conformance("9449-8-a")]
    public async Task A_demand_without_a_usable_nonce_is_final(string? nonce)
    {
        using var scenario = new Scenario(isBound: true);
        scenario.RespondAt(RecordingProvider.TokenPath, () => Refusal(nonce));

        await scenario.FailedSignInAsync();

        Assert.Single(scenario.Provider.TokenRequests);
    }

    [Fact]
    [Conformance("9449-8-a")]
    public async Task The_same_nonce_once_more_is_final()
    {
        using var scenario = new Scenario(isBound: true);
        scenario.Provider.ProofNonce = "nonce-of-the-provider-1";
        await scenario.SignedInAsync();
        scenario.Time.Advance(TimeSpan.FromHours(1));
        var before = scenario.Provider.TokenRequests.Count;
        scenario.RespondAt(RecordingProvider.TokenPath, static () => Refusal("nonce-of-the-provider-1"));

        Assert.IsType<AccessTokenResult.Failed>(await scenario.GetAccessTokenAsync());

        Assert.Equal(before + 1, scenario.Provider.TokenRequests.Count);
    }

    [Fact]
    [Conformance("9449-8.2-a")]
    public async Task A_successful_response_brings_the_next_nonce_and_one_without_leaves_it()
    {
        using var scenario = new Scenario(isBound: true);
        await scenario.SignedInAsync();
        scenario.Time.Advance(TimeSpan.FromHours(1));
        var sent = false;
        scenario.Provider.AlterResponse = response =>
        {
            if (!sent)
            {
                sent = true;
                response.Headers.Add("DPoP-Nonce", "nonce-for-next-time-1");
            }
        };
        await scenario.ValidAccessTokenAsync();
        scenario.Time.Advance(TimeSpan.FromHours(1));
        await scenario.ValidAccessTokenAsync();
        scenario.Time.Advance(TimeSpan.FromHours(1));

        await scenario.ValidAccessTokenAsync();

        Assert.Equal(
            [null, null, "nonce-for-next-time-1", "nonce-for-next-time-1"],
            scenario.Provider.Proofs.Select(static proof => proof.Nonce)
        );
    }

    [Fact]
    [Conformance("9449-8-a")]
    public async Task A_pushed_request_meets_the_demand_too()
    {
        using var scenario = new Scenario(static options => options with { UsePushedAuthorization = true }, isBound: true);
        scenario.Provider.ProofNonce = "nonce-of-the-provider-1";
        scenario.Provider.AlterDiscovery = static discovery =>
            discovery["pushed_authorization_request_endpoint"] = "https://op.example.com" + RecordingProvider.ParPath;

        await scenario.SignedInAsync();

        Assert.Equal(2, scenario.Provider.Requests.Count(static request => request.Endpoint == RecordingProvider.ParPath));
        Assert.Single(scenario.Provider.TokenRequests);
    }

    private static HttpResponseMessage Refusal(string? nonce)
    {
        var refusal = RecordingProvider.Error("use_dpop_nonce");
        if (nonce is not null)
        {
            refusal.Headers.TryAddWithoutValidation("DPoP-Nonce", nonce);
        }

        return refusal;
    }
}
