using System.Net;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.NativeSso;

/// <summary>What becomes of an exchange: a sign-in like any other, the browser, or a failure that passes.</summary>
public sealed class SharedSessionTests
{
    [Fact]
    [Conformance("NSSO-d")]
    public async Task The_second_app_has_a_session_of_the_same_user_with_tokens_of_its_own()
    {
        using var family = await FamilyScenario.WithSessionAsync();

        var session = (await family.Second.SignedInAsync()).Session;

        Assert.Equal("ada", session.User.Subject);
        Assert.Equal("sid-1", session.SessionId);
        Assert.True(session.HasRefreshToken);
        Assert.False(session.IsEphemeral);
        var token = Assert.IsType<AccessTokenResult.Valid>(await family.Second.GetAccessTokenAsync()).AccessToken;
        Assert.NotEqual(Assert.IsType<AccessTokenResult.Valid>(await family.First.GetAccessTokenAsync()).AccessToken, token);
    }

    [Fact]
    public async Task The_second_app_refreshes_its_tokens_like_any_other()
    {
        using var family = await FamilyScenario.BothSignedInAsync();
        family.Time.Advance(TimeSpan.FromHours(1));

        Assert.IsType<AccessTokenResult.Valid>(await family.Second.GetAccessTokenAsync());

        Assert.Equal("refresh_token", family.Provider.TokenRequests[^1].Form["grant_type"]);
    }

    [Fact]
    public async Task The_first_app_itself_signs_in_again_without_a_browser()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        await family.First.SignOutAsync(SignOutScope.ThisApp);

        Assert.Equal(SignInMethod.NativeSso, (await family.First.SignedInAsync()).Method);
    }

    [Theory]
    [InlineData("iss", "https://elsewhere.example")]
    [InlineData("aud", "client-1")]
    [InlineData("sub", "mallory")]
    [InlineData("sid", "sid-of-another")]
    [InlineData("at_hash", "5PuHaT28DJPEaOveu9ZCmg")]
    [Conformance("NSSO-d")]
    public async Task The_id_token_of_an_exchange_is_validated_and_its_tokens_are_revoked_if_it_is_wrong(string claim, string value)
    {
        using var family = await FamilyScenario.WithSessionAsync();
        family.Provider.AlterIdToken = claims =>
            claims[claim] = claims.ContainsKey("nonce") && claims["nonce"] is not null ? claims[claim]?.DeepClone() : value;

        var signedIn = await family.Second.SignedInAsync();

        Assert.Equal(SignInMethod.Browser, signedIn.Method);
        Assert.Equal("ada", signedIn.Session.User.Subject);
        Assert.Equal(
            ["refresh_token", "access_token"],
            family
                .Provider.Revocations.Select(static request => request.Form["token_type_hint"])
                .Where(static hint => hint != "device_secret")
        );
    }

    [Fact]
    public async Task An_id_token_with_a_wrong_signature_is_refused()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        family.Provider.AlterIdTokenText = token =>
            family.Provider.Exchanges.Count == 1 && family.Browser.Visits.Count == 1 ? token[..^4] + "AAAA" : token;

        Assert.Equal(SignInMethod.Browser, (await family.Second.SignedInAsync()).Method);
    }

    [Fact]
    public async Task A_response_without_an_id_token_is_refused()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        family.Provider.AlterTokenResponse = static response =>
        {
            if (response.ContainsKey("issued_token_type"))
            {
                response.Remove("id_token");
            }
        };

        Assert.Equal(SignInMethod.Browser, (await family.Second.SignedInAsync()).Method);
        Assert.Equal(2, family.Provider.Revocations.Count);
    }

    [Theory]
    [InlineData("urn:ietf:params:oauth:token-type:jwt")]
    [InlineData("urn:ietf:params:oauth:token-type:refresh_token")]
    [Conformance("NSSO-d")]
    public async Task A_token_of_another_type_is_refused(string type)
    {
        using var family = await FamilyScenario.WithSessionAsync();
        family.Provider.AlterTokenResponse = response =>
        {
            if (response.ContainsKey("issued_token_type"))
            {
                response["issued_token_type"] = type;
            }
        };

        Assert.Equal(SignInMethod.Browser, (await family.Second.SignedInAsync()).Method);
    }

    [Fact]
    [Conformance("NSSO-e")]
    public async Task A_dead_session_drops_the_secret_and_opens_the_browser()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        var secret = family.DeviceSecret;
        family.Provider.EndDeviceSession(secret);

        var signedIn = await family.Second.SignedInAsync();

        Assert.Equal(SignInMethod.Browser, signedIn.Method);
        Assert.Single(family.Provider.Exchanges);
        Assert.False(family.Provider.TokenRequests[^1].Form.ContainsKey("device_secret"));
        Assert.NotEqual(secret, family.DeviceSecret);
    }

    [Theory]
    [InlineData("interaction_required")]
    [InlineData("login_required")]
    [InlineData("consent_required")]
    [InlineData("unmet_authentication_requirements")]
    [InlineData("invalid_target")]
    [InlineData("unauthorized_client")]
    [Conformance("NSSO-e")]
    public async Task Where_the_provider_wants_the_user_the_browser_opens_and_the_secret_stays(string error)
    {
        using var family = await FamilyScenario.WithSessionAsync();
        var secret = family.DeviceSecret;
        FailExchanges(family, () => RecordingProvider.Error(error));

        Assert.Equal(SignInMethod.Browser, (await family.Second.SignedInAsync()).Method);
        Assert.Equal(secret, family.DeviceSecret);
        Assert.DoesNotContain("delete", family.Shared.Journal);
        Assert.Contains(family.Logs.Events, entry => entry.Id == 7002 && entry.Text.Contains(error, StringComparison.Ordinal));
    }

    [Fact]
    [Conformance("NSSO-e")]
    public async Task Okta_wants_a_stronger_authentication_with_invalid_grant_and_the_secret_stays()
    {
        using var family = await FamilyScenario.WithSessionAsync(SsoNativeSsoOptions.OktaDeviceSecretType);
        FailExchanges(
            family,
            static () => RecordingProvider.Error("invalid_grant", description: "The client's assurance requirements are not met.")
        );

        Assert.Equal(SignInMethod.Browser, (await family.Second.SignedInAsync()).Method);
        Assert.DoesNotContain("delete", family.Shared.Journal);
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.BadGateway)]
    public async Task Trouble_at_the_provider_is_a_failure_that_passes_and_no_browser_opens(HttpStatusCode status)
    {
        using var family = await FamilyScenario.WithSessionAsync();
        FailExchanges(family, () => new HttpResponseMessage(status));

        var error = Assert.IsType<SignInResult.Failed>(await family.Second.SignInAsync()).Error;

        Assert.True(error.IsTransient);
        Assert.Single(family.Browser.Visits);
        Assert.NotNull(family.Credential);
    }

    [Fact]
    public async Task Without_a_network_no_browser_opens()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        family.Provider.RespondInstead = static (_, _) => throw new HttpRequestException("offline");

        var error = Assert.IsType<SignInResult.Failed>(await family.Second.SignInAsync()).Error;

        Assert.Equal(SsoErrorCodes.Network, error.Code);
        Assert.True(error.IsTransient);
        Assert.Single(family.Browser.Visits);
        Assert.NotNull(family.Credential);
    }

    [Fact]
    public async Task The_network_may_end_between_discovery_and_the_exchange()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        FailExchanges(family, static () => throw new HttpRequestException("offline"));

        Assert.True(Assert.IsType<SignInResult.Failed>(await family.Second.SignInAsync()).Error.IsTransient);
        Assert.Single(family.Browser.Visits);
    }

    [Fact]
    public async Task A_sign_in_that_is_cancelled_opens_no_browser()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        using var cancellation = new CancellationTokenSource();
        family.Provider.RespondInstead = (request, _) =>
        {
            if (request.Form.GetValueOrDefault("grant_type") == RecordingProvider.TokenExchangeGrant)
            {
                cancellation.Cancel();
            }

            return Task.FromResult<HttpResponseMessage?>(null);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => family.Second.Client.SignInAsync(null, cancellation.Token));

        Assert.Single(family.Browser.Visits);
        Assert.Null(await family.Second.GetSessionAsync());
    }

    private static void FailExchanges(FamilyScenario family, Func<HttpResponseMessage> response) =>
        family.Provider.RespondInstead = (request, _) =>
            Task.FromResult(request.Form.GetValueOrDefault("grant_type") == RecordingProvider.TokenExchangeGrant ? response() : null);
}
