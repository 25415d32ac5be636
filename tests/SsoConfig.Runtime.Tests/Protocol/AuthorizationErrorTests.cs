using SsoConfig.Tests.Conformance;

namespace SsoConfig.Tests.Protocol;

/// <summary>RFC 6749, section 4.1.2.1: the provider's refusal, by its name and in its words.</summary>
public sealed class AuthorizationErrorTests
{
    [Fact]
    [Conformance("CORE-3.1.2.6-a")]
    public async Task An_error_wins_over_a_code()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterAuthorizationResponse = static response => response["error"] = "access_denied";

        Assert.IsType<SignInResult.Denied>(await scenario.SignInAsync());
        Assert.Empty(scenario.Provider.TokenRequests);
    }

    [Theory]
    [InlineData("invalid_request", false)]
    [InlineData("unauthorized_client", false)]
    [InlineData("unsupported_response_type", false)]
    [InlineData("invalid_scope", false)]
    [InlineData("server_error", true)]
    [InlineData("temporarily_unavailable", true)]
    [InlineData("interaction_required", false)]
    [InlineData("login_required", false)]
    [InlineData("account_selection_required", false)]
    [InlineData("consent_required", false)]
    [InlineData("invalid_request_uri", false)]
    [InlineData("invalid_request_object", false)]
    [InlineData("request_not_supported", false)]
    [InlineData("request_uri_not_supported", false)]
    [InlineData("registration_not_supported", false)]
    [Conformance("CORE-3.1.2.6-a")]
    public async Task Every_error_of_the_provider_comes_through_by_its_name(string code, bool isTransient)
    {
        using var scenario = new Scenario();
        RefuseWith(scenario, code, "Policy evaluation failed");

        var error = await scenario.FailedSignInAsync();

        Assert.Equal(code, error.Code);
        Assert.Equal(isTransient, error.IsTransient);
        Assert.Contains("Policy evaluation failed", error.Message, StringComparison.Ordinal);
        Assert.Null(scenario.Stored("pending-sign-in"));
    }

    [Fact]
    [Conformance("CORE-3.1.2.6-a")]
    public async Task Access_denied_is_a_result_of_its_own_with_the_providers_words()
    {
        using var scenario = new Scenario();
        RefuseWith(scenario, "access_denied", "User is not assigned to the client application.");

        var denied = Assert.IsType<SignInResult.Denied>(await scenario.SignInAsync());

        Assert.Equal("access_denied", denied.ErrorCode);
        Assert.Equal("User is not assigned to the client application.", denied.Description);
    }

    [Theory]
    [InlineData("Invalid code 8f4b1c22d0e94a7b9e11", "Invalid code …")]
    [InlineData("token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln is bad", "token … is bad")]
    [InlineData("line\r\nbreak\u0007", "line break")]
    [InlineData("Authentication-context-requirements are not met", "Authentication-context-requirements are not met")]
    [InlineData("   ", null)]
    [InlineData("", null)]
    public async Task The_providers_words_are_shown_without_what_could_be_a_secret(string description, string? shown)
    {
        using var scenario = new Scenario();
        RefuseWith(scenario, "access_denied", description);

        Assert.Equal(shown, Assert.IsType<SignInResult.Denied>(await scenario.SignInAsync()).Description);
    }

    [Fact]
    public async Task A_description_of_two_hundred_characters_is_whole()
    {
        using var scenario = new Scenario();
        var description = string.Join(' ', Enumerable.Repeat("abc", 50)) + "d";
        RefuseWith(scenario, "access_denied", description);

        Assert.Equal(description, Assert.IsType<SignInResult.Denied>(await scenario.SignInAsync()).Description);
    }

    [Fact]
    public async Task A_long_description_is_cut()
    {
        using var scenario = new Scenario();
        RefuseWith(scenario, "access_denied", string.Join(' ', Enumerable.Repeat("word", 100)));

        Assert.Equal(201, Assert.IsType<SignInResult.Denied>(await scenario.SignInAsync()).Description!.Length);
    }

    private static void RefuseWith(Scenario scenario, string error, string description) =>
        scenario.Provider.AlterAuthorizationResponse = response =>
        {
            response.Remove("code");
            response["error"] = error;
            response["error_description"] = description;
        };
}
