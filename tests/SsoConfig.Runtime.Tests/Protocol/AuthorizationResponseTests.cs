using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.Protocol;

/// <summary>
/// What comes back through the browser can come from anyone: nothing in it counts before its address, state and issuer do.
/// </summary>
public sealed class AuthorizationResponseTests
{
    [Theory]
    [InlineData("com.first.sample:/callback/")]
    [InlineData("com.first.sample:/callbackx")]
    [InlineData("com.first.sample:/Callback")]
    [InlineData("COM.FIRST.SAMPLE:/callback")]
    [InlineData("com.first.sample://callback")]
    [InlineData("com.first.sample:///callback")]
    [InlineData("com.first.sample.evil:/callback")]
    [InlineData("com.first.sample:/logout")]
    [InlineData("https://evil.example.com/?u=com.first.sample:/callback")]
    [Conformance("8252-8.10-a")]
    [Conformance("9700-a")]
    public async Task A_redirect_to_a_look_alike_is_refused(string lookAlike)
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterRedirect = uri => uri.Replace(Scenario.RedirectUri, lookAlike, StringComparison.Ordinal);

        var error = await scenario.FailedSignInAsync();

        Assert.Equal(SsoErrorCodes.RedirectMismatch, error.Code);
        Assert.Empty(scenario.Provider.TokenRequests);
    }

    [Fact]
    [Conformance("8252-8.10-a")]
    public async Task A_fragment_that_a_provider_hangs_on_is_ignored()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterAuthorizationResponse = static response =>
        {
            // The last one is next to the fragment.
            response.Remove("state", out var state);
            response["state"] = state!;
        };
        scenario.Provider.AlterRedirect = static uri => uri + "#_=_";

        await scenario.SignedInAsync();
    }

    [Fact]
    [Conformance("8252-8.10-a")]
    public async Task A_code_in_a_fragment_does_not_take_the_place_of_the_checked_one()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterRedirect = static uri => uri + "#code=injected";

        await scenario.SignedInAsync();
    }

    [Fact]
    [Conformance("8252-8.2-a")]
    public async Task A_response_in_the_fragment_alone_has_no_state()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterRedirect = static uri => uri.Replace('?', '#');

        Assert.Equal(SsoErrorCodes.StateMismatch, (await scenario.FailedSignInAsync()).Code);
    }

    [Fact]
    [Conformance("8252-8.10-a")]
    public async Task A_registered_query_is_part_of_the_address()
    {
        using var scenario = new Scenario();
        using var client = scenario.NewProcess(Scenario.Options with { RedirectUri = "com.first.sample:/callback?tenant=1" });
        scenario.Provider.AlterRedirect = static uri => uri.Replace("?tenant=1?", "?tenant=1&", StringComparison.Ordinal);

        Assert.IsType<SignInResult.SignedIn>(await client.SignInAsync(cancellationToken: TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("another-state")]
    [InlineData("")]
    [Conformance("8252-8.9-a", "fapi2-security-profile-final-client-test-ensure-authorization-response-with-invalid-state-fails")]
    public async Task Another_state_is_refused(string state)
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterAuthorizationResponse = response => response["state"] = state;

        var error = await scenario.FailedSignInAsync();

        Assert.Equal(SsoErrorCodes.StateMismatch, error.Code);
        Assert.Empty(scenario.Provider.TokenRequests);
    }

    [Fact]
    [Conformance("8252-8.9-a", "fapi2-security-profile-final-client-test-ensure-authorization-response-with-invalid-missing-state-fails")]
    public async Task A_missing_state_is_refused()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterAuthorizationResponse = static response => response.Remove("state");

        Assert.Equal(SsoErrorCodes.StateMismatch, (await scenario.FailedSignInAsync()).Code);
        Assert.Empty(scenario.Provider.TokenRequests);
    }

    [Theory]
    [InlineData("access_denied")]
    [InlineData("login_required")]
    [Conformance("CORE-3.1.2.6-a")]
    [Conformance("8252-8.9-a")]
    public async Task An_error_with_another_state_is_not_believed(string error)
    {
        using var scenario = new Scenario();
        scenario.Browser.RespondWith(_ => $"{Scenario.RedirectUri}?error={error}&state=another&iss={RecordingProvider.Issuer}");

        Assert.Equal(SsoErrorCodes.StateMismatch, (await scenario.FailedSignInAsync()).Code);
    }

    [Fact]
    [Conformance("8252-8.9-a")]
    public async Task After_a_foreign_response_the_request_still_takes_its_own()
    {
        using var scenario = new Scenario();
        var own = string.Empty;
        scenario.Browser.RespondWith(request =>
        {
            own = scenario.Provider.Visit(request.StartUri);
            return Scenario.RedirectUri + "?error=access_denied&state=forged";
        });
        await scenario.FailedSignInAsync();

        var result = await scenario.ResumeAsync(own);

        Assert.IsType<SignInResult.SignedIn>(result);
    }

    [Theory]
    [InlineData("a b!~", 1)]
    [InlineData("cod\u00E9", 0)]
    [InlineData("code\u007F", 0)]
    [InlineData("   ", 0)]
    public async Task A_code_is_printable_ASCII_or_is_not_redeemed(string code, int redemptions)
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterAuthorizationResponse = response => response["code"] = code;

        await scenario.FailedSignInAsync();

        Assert.Equal(redemptions, scenario.Provider.TokenRequests.Count(request => request.Form["code"] == code));
    }

    [Fact]
    [Conformance("8252-8.9-a")]
    public async Task The_browser_can_tell_a_response_from_a_forgery_and_go_on_waiting()
    {
        using var scenario = new Scenario();

        await scenario.SignedInAsync();

        var visit = Assert.Single(scenario.Browser.Visits);
        var state = Query.Of(visit.StartUri)["state"];
        Assert.True(visit.Accepts($"{Scenario.RedirectUri}?code=1&state={state}"));
        Assert.False(visit.Accepts($"{Scenario.RedirectUri}?code=1&state=forged"));
        Assert.False(visit.Accepts($"{Scenario.RedirectUri}?code=1"));
        Assert.False(visit.Accepts($"com.second.sample:/callback?code=1&state=forged"));
    }

    [Fact]
    [Conformance("9207-a", "fapi2-security-profile-final-client-test-invalid-authorization-response-iss")]
    [Conformance("9700-c")]
    public async Task A_success_from_another_issuer_is_refused()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterAuthorizationResponse = static response => response["iss"] = "https://evil.example.com";

        Assert.Equal(SsoErrorCodes.IssuerMismatch, (await scenario.FailedSignInAsync()).Code);
        Assert.Empty(scenario.Provider.TokenRequests);
    }

    [Fact]
    [Conformance("9207-a")]
    public async Task An_error_from_another_issuer_is_refused()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterAuthorizationResponse = static response =>
        {
            response.Remove("code");
            response["error"] = "access_denied";
            response["iss"] = "https://evil.example.com";
        };

        Assert.Equal(SsoErrorCodes.IssuerMismatch, (await scenario.FailedSignInAsync()).Code);
    }

    [Fact]
    [Conformance("9207-a", "fapi2-security-profile-final-client-test-remove-authorization-response-iss")]
    public async Task A_missing_issuer_is_refused_where_the_provider_promised_one()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterAuthorizationResponse = static response => response.Remove("iss");

        Assert.Equal(SsoErrorCodes.IssuerMismatch, (await scenario.FailedSignInAsync()).Code);
    }

    [Fact]
    [Conformance("9207-a")]
    public async Task A_missing_issuer_is_accepted_where_the_provider_promised_none()
    {
        using var scenario = new Scenario();
        PromiseNoIssuer(scenario);
        scenario.Provider.AlterAuthorizationResponse = static response => response.Remove("iss");

        await scenario.SignedInAsync();
    }

    [Fact]
    [Conformance("9207-a")]
    public async Task Another_issuer_is_refused_even_where_the_provider_promised_none()
    {
        using var scenario = new Scenario();
        PromiseNoIssuer(scenario);
        scenario.Provider.AlterAuthorizationResponse = static response => response["iss"] = RecordingProvider.Issuer + "/";

        Assert.Equal(SsoErrorCodes.IssuerMismatch, (await scenario.FailedSignInAsync()).Code);
    }

    [Fact]
    [Conformance("6749-3.1-a")]
    public async Task A_repeated_parameter_is_refused()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterRedirect = static uri => uri + "&code=another";

        Assert.Equal(SsoErrorCodes.InvalidResponse, (await scenario.FailedSignInAsync()).Code);
        Assert.Empty(scenario.Provider.TokenRequests);
    }

    [Fact]
    [Conformance("CORE-3.1.2.6-a")]
    public async Task A_response_with_neither_code_nor_error_is_refused()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterAuthorizationResponse = static response => response.Remove("code");

        Assert.Equal(SsoErrorCodes.InvalidResponse, (await scenario.FailedSignInAsync()).Code);
    }

    private static void PromiseNoIssuer(Scenario scenario) =>
        scenario.Provider.AlterDiscovery = static discovery => discovery.Remove("authorization_response_iss_parameter_supported");
}
