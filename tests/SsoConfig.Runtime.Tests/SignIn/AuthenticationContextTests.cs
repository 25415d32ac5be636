using System.Text.Json.Nodes;
using SsoConfig.Tests.Conformance;

namespace SsoConfig.Tests.SignIn;

/// <summary>
/// A sign-in that asks for an authentication context class (OpenID Connect Core 1.0, sections 3.1.2.1 and 3.1.3.7: acr_values, acr) and
/// gets proof of it.
/// </summary>
public sealed class AuthenticationContextTests
{
    private static readonly SignInRequest Strong = new() { AcrValues = ["urn:mfa", "urn:hardware"] };

    [Fact]
    [Conformance("9470-4-a")]
    public async Task The_classes_are_sent_in_order_of_preference()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterIdToken = static claims => claims["acr"] = "urn:mfa";

        await scenario.SignedInAsync(Strong);

        Assert.Equal("urn:mfa urn:hardware", Assert.Single(scenario.Provider.Authorizations)["acr_values"]);
    }

    [Fact]
    public async Task A_plain_sign_in_asks_for_no_class_and_accepts_any()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterIdToken = static claims => claims["acr"] = "urn:password";

        await scenario.SignedInAsync(new SignInRequest { AcrValues = [] });

        Assert.DoesNotContain("acr_values", Assert.Single(scenario.Provider.Authorizations).Keys);
    }

    [Theory]
    [InlineData("urn:mfa")]
    [InlineData("urn:hardware")]
    [Conformance("9470-4-a")]
    public async Task Any_class_that_was_asked_for_is_accepted(string acr)
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterIdToken = claims => claims["acr"] = acr;

        await scenario.SignedInAsync(Strong);
    }

    [Theory]
    [InlineData("urn:password")]
    [InlineData("urn:MFA")]
    [InlineData("")]
    [InlineData(null)]
    [Conformance("9470-4-a")]
    public async Task Another_class_or_none_is_refused_and_the_user_stays_signed_in_as_before(string? acr)
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var token = await scenario.ValidAccessTokenAsync();
        scenario.Provider.AlterIdToken = claims => claims["acr"] = acr is null ? null : JsonValue.Create(acr);

        var error = await scenario.FailedSignInAsync(Strong);

        Assert.Equal(SsoErrorCodes.InsufficientAuthentication, error.Code);
        Assert.Equal(token, await scenario.ValidAccessTokenAsync());
    }

    [Fact]
    [Conformance("9470-4-a")]
    public async Task A_new_process_that_gets_the_response_asks_for_the_same_proof()
    {
        using var scenario = new Scenario();
        scenario.Browser.EndWith(new BrowserResult.TimedOut());
        await scenario.SignInAsync(Strong);
        var response = scenario.Provider.Visit(scenario.Browser.Visits[0].StartUri);

        var result = await scenario.ResumeAsync(response, scenario.NewProcess());

        Assert.Equal(SsoErrorCodes.InsufficientAuthentication, Assert.IsType<SignInResult.Failed>(result).Error.Code);
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("")]
    public async Task A_class_is_one_word(string acr)
    {
        using var scenario = new Scenario();

        await Assert.ThrowsAsync<ArgumentException>(() => scenario.SignInAsync(new SignInRequest { AcrValues = [acr] }));
    }
}
