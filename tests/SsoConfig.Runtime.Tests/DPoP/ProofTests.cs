using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.DPoP;

/// <summary>RFC 9449, sections 4 and 5: what goes to the provider.</summary>
public sealed class ProofTests
{
    [Fact]
    [Conformance("9449-a")]
    public async Task A_token_request_carries_a_proof_of_the_key_and_of_nothing_private()
    {
        using var scenario = new Scenario(isBound: true);

        await scenario.SignedInAsync();

        var request = Assert.Single(scenario.Provider.TokenRequests);
        var proof = request.Proof!;
        Assert.Null(proof.FindFault(HttpMethod.Post, new Uri("https://op.example.com" + RecordingProvider.TokenPath), Now(scenario), null));
        Assert.Equal(["typ", "alg", "jwk"], proof.Header.Select(static member => member.Key));
        Assert.Equal(["crv", "kty", "x", "y"], proof.Header["jwk"]!.AsObject().Select(static member => member.Key));
        Assert.Equal(["jti", "htm", "htu", "iat"], proof.Claims.Select(static member => member.Key));
        Assert.Equal(Now(scenario).ToUnixTimeSeconds(), proof.Claims["iat"]!.GetValue<long>());
    }

    [Fact]
    [Conformance("9449-a")]
    public async Task The_htu_of_a_token_endpoint_with_a_query_is_without_it()
    {
        using var scenario = new Scenario(isBound: true);
        scenario.Provider.AlterDiscovery = static discovery => discovery["token_endpoint"] += "?p=b2c_1_signin";

        await scenario.SignedInAsync();

        Assert.Equal(
            "https://op.example.com" + RecordingProvider.TokenPath,
            scenario.Provider.TokenRequests.Single().Proof!.Claims["htu"]!.GetValue<string>()
        );
    }

    [Fact]
    [Conformance("9449-4.2-a")]
    public async Task No_two_requests_carry_the_same_proof()
    {
        using var scenario = await Scenario.ExpiredAsync(isBound: true);

        await scenario.ValidAccessTokenAsync();
        scenario.Time.Advance(TimeSpan.FromHours(1));
        await scenario.ValidAccessTokenAsync();

        Assert.Equal(3, scenario.Provider.Proofs.Select(static proof => proof.Id).Distinct().Count());
    }

    [Fact]
    [Conformance("9449-4.2-a")]
    public async Task A_request_that_is_sent_once_more_after_a_while_has_another_proof()
    {
        using var scenario = new Scenario(isBound: true);
        var isFirst = true;
        scenario.RespondAt(
            RecordingProvider.TokenPath,
            () =>
            {
                if (!isFirst)
                {
                    return null;
                }

                isFirst = false;
                return new HttpResponseMessage(System.Net.HttpStatusCode.ServiceUnavailable)
                {
                    Headers = { RetryAfter = new System.Net.Http.Headers.RetryConditionHeaderValue(TimeSpan.Zero) },
                };
            }
        );

        await scenario.SignedInAsync();

        Assert.Equal(2, scenario.Provider.TokenRequests.Select(static request => request.Proof!.Id).Distinct().Count());
    }

    [Fact]
    [Conformance("9449-10-a")]
    public async Task The_authorization_request_names_the_key_of_the_token_request()
    {
        using var scenario = new Scenario(isBound: true);

        await scenario.SignedInAsync();

        Assert.Equal(
            scenario.Provider.TokenRequests.Single().Proof!.Thumbprint,
            Assert.Single(scenario.Provider.Authorizations)["dpop_jkt"]
        );
    }

    [Fact]
    [Conformance("9449-10.1-a")]
    public async Task A_pushed_request_names_the_key_and_proves_it()
    {
        using var scenario = new Scenario(static options => options with { UsePushedAuthorization = true }, isBound: true);
        scenario.Provider.AlterDiscovery = static discovery =>
            discovery["pushed_authorization_request_endpoint"] = "https://op.example.com" + RecordingProvider.ParPath;

        await scenario.SignedInAsync();

        var pushed = Assert.Single(scenario.Provider.Requests, static request => request.Endpoint == RecordingProvider.ParPath);
        Assert.Equal(pushed.Proof!.Thumbprint, pushed.Form["dpop_jkt"]);
        Assert.Equal(pushed.Proof.Thumbprint, scenario.Provider.TokenRequests.Single().Proof!.Thumbprint);
    }

    [Fact]
    [Conformance("9449-7-a")]
    public async Task Userinfo_is_asked_with_a_proof_of_the_token()
    {
        using var scenario = new Scenario(static options => options with { LoadProfile = true }, isBound: true);

        Assert.Equal("Ada from userinfo", (await scenario.SignedInAsync()).User.Name);
    }

    [Fact]
    public async Task A_session_check_is_bound_to_a_key_of_its_own_that_no_store_has()
    {
        using var scenario = new Scenario(isBound: true);
        await scenario.SignedInAsync();
        var names = scenario.ProofKeys.Names.ToList();

        Assert.IsType<SessionCheckResult.Valid>(await scenario.CheckSessionAsync());

        Assert.Equal(names, scenario.ProofKeys.Names);
        Assert.Equal(2, scenario.Provider.TokenRequests.Select(static request => request.Proof!.Thumbprint).Distinct().Count());
    }

    [Fact]
    public async Task Discovery_and_revocation_carry_no_proof()
    {
        using var scenario = new Scenario(isBound: true);
        await scenario.SignedInAsync();

        await scenario.SignOutAsync();

        Assert.All(
            scenario.Provider.Requests.Where(static request => request.Endpoint != RecordingProvider.TokenPath),
            static request => Assert.Null(request.Proof)
        );
    }

    [Fact]
    public async Task Without_dpop_no_request_and_no_value_knows_of_it()
    {
        using var scenario = new Scenario(static options =>
            options with
            {
                ProofKeyStore = new Support.MemoryProofKeyStore { Fail = static _ => new InvalidOperationException("used") },
            }
        );
        await scenario.SignedInAsync();
        scenario.Time.Advance(TimeSpan.FromHours(1));
        await scenario.ValidAccessTokenAsync();

        Assert.Empty(scenario.Provider.Proofs);
        Assert.DoesNotContain("dpop_jkt", Assert.Single(scenario.Provider.Authorizations).Keys);
        Assert.DoesNotContain("dpop", scenario.Stored()!.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("proof-keys", scenario.Store.Values.Keys);
    }

    private static DateTimeOffset Now(Scenario scenario) => scenario.Time.GetUtcNow();
}
