using System.Text.Json.Nodes;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;
using static SsoConfig.Tests.Support.IdTokenVerdict;

namespace SsoConfig.Tests.Protocol;

/// <summary>id_tokens as some providers write them, each with the message that helps.</summary>
public sealed class OddIdTokenTests
{
    private const string OddName = Jws.LoneSurrogate;

    [Fact]
    [Case(2)]
    [Conformance("CORE-3.1.3.7-aud-extra")]
    public Task Further_audiences_are_named_with_the_setting_that_trusts_them() =>
        IsRefusedAsync(
            "also names 'project-1', 'client-2'; if you trust these clients, add them to `trustedAudiences` in okta.json",
            static claims => claims["aud"] = new JsonArray(Scenario.ClientId, "project-1", "client-2")
        );

    [Theory]
    [InlineData(new[] { "project-1" }, true)]
    [InlineData(new[] { "project-1", "client-2" }, false)]
    [Case(2)]
    [Conformance("CORE-3.1.3.7-aud-extra")]
    public async Task Further_audiences_are_accepted_if_each_of_them_is_trusted(string[] further, bool isAccepted)
    {
        using var scenario = new Scenario();
        using var client = scenario.NewProcess(Scenario.Options with { TrustedAudiences = ["project-1"] });
        scenario.Provider.AlterIdToken = claims =>
            claims["aud"] = new JsonArray([Scenario.ClientId, .. further.Select(static audience => JsonValue.Create(audience))]);

        var result = await client.SignInAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(isAccepted, result is SignInResult.SignedIn);
    }

    [Fact]
    [Conformance("CORE-3.1.3.7-aud")]
    public async Task A_trusted_audience_alone_is_not_this_client()
    {
        using var scenario = new Scenario();
        using var client = scenario.NewProcess(Scenario.Options with { TrustedAudiences = ["project-1"] });
        scenario.Provider.AlterIdToken = static claims => claims["aud"] = "project-1";

        Assert.IsType<SignInResult.Failed>(await client.SignInAsync(cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    [Conformance("CORE-3.1.3.7-aud-extra")]
    public Task An_audience_that_is_not_a_string_is_not_passed_over() =>
        IsRefusedAsync("(aud)", static claims => claims["aud"] = new JsonArray(Scenario.ClientId, 5));

    [Theory]
    [InlineData("exp", "\"1772370000\"")]
    [InlineData("iat", "\"1772366400\"")]
    [InlineData("exp", "1772370000000")]
    [InlineData("iat", "1772366400000")]
    [Case(45)]
    public Task A_time_in_another_form_is_named(string claim, string value) =>
        IsRefusedAsync("is not a number of seconds", claims => claims[claim] = JsonNode.Parse(value));

    [Theory]
    [InlineData("name")]
    [InlineData("email")]
    [InlineData("preferred_username")]
    [InlineData("sid")]
    public async Task Text_that_is_not_valid_Unicode_counts_as_absent(string claim)
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterIdToken = claims => claims[claim] = "Ada " + Jws.LoneSurrogate;

        Assert.Equal("ada", (await scenario.SignedInAsync()).User.Subject);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("sub")]
    public async Task Userinfo_that_is_not_valid_Unicode_does_not_stop_a_sign_in(string claim)
    {
        using var scenario = new Scenario(static options => options with { LoadProfile = true });
        scenario.Provider.AlterUserInfo = profile => profile[claim] = Jws.LoneSurrogate;

        await scenario.SignedInAsync();
    }

    [Theory]
    [InlineData("access_token")]
    [InlineData("refresh_token")]
    [InlineData("token_type")]
    [InlineData("id_token")]
    [InlineData("error")]
    public async Task A_token_response_that_is_not_valid_Unicode_is_never_called_a_failed_store(string member)
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterTokenResponse = response => response[member] = "x" + Jws.LoneSurrogate;

        var result = await scenario.SignInAsync();

        Assert.NotEqual(SsoErrorCodes.Storage, (result as SignInResult.Failed)?.Error.Code);
    }

    [Fact]
    public Task A_claim_whose_name_is_not_valid_Unicode_is_none_of_ours() => IsAcceptedAsync(static claims => claims[OddName] = 1);

    /// <summary>Only a name of about the length of the one that is looked for is compared with it.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(30)]
    public Task A_member_of_the_discovery_document_whose_name_is_not_valid_Unicode_is_none_of_ours(int length) =>
        IsAcceptedAsync(
            (RecordingProvider provider) => provider.AlterDiscovery = discovery => discovery[OddName + new string('x', length)] = 1
        );

    [Fact]
    public async Task A_member_of_userinfo_whose_name_is_not_valid_Unicode_is_none_of_ours()
    {
        using var scenario = new Scenario(static options => options with { LoadProfile = true });
        scenario.Provider.AlterUserInfo = static profile => profile[OddName] = 1;

        Assert.Equal("Ada from userinfo", (await scenario.SignedInAsync()).User.Name);
    }

    [Fact]
    public async Task A_token_response_with_a_name_that_is_not_valid_Unicode_is_refused_and_its_tokens_are_revoked()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterTokenResponse = static response => response[OddName] = 1;

        Assert.Equal(SsoErrorCodes.InvalidResponse, (await scenario.FailedSignInAsync()).Code);
        Assert.Equal(
            ["refresh_token", "access_token"],
            scenario.Provider.Revocations.Select(static request => request.Form["token_type_hint"])
        );
    }

    [Theory]
    [InlineData("a\r\nX-Injected: 1")]
    [InlineData("a\u00e9")]
    [InlineData("a\u0000")]
    public async Task An_access_token_that_no_header_can_carry_is_an_invalid_response(string accessToken)
    {
        using var scenario = new Scenario(static options => options with { LoadProfile = true });
        scenario.Provider.AlterIdToken = static claims => claims.Remove("at_hash");
        scenario.Provider.AlterTokenResponse = response => response["access_token"] = accessToken;

        Assert.Equal(SsoErrorCodes.InvalidResponse, (await scenario.FailedSignInAsync()).Code);
        Assert.Null(scenario.Stored());
    }

    [Fact]
    [Conformance("CORE-3.1.3.7-azp")]
    public Task An_authorized_party_that_is_not_a_string_is_not_passed_over() =>
        IsRefusedAsync("(azp)", static claims => claims["azp"] = new JsonArray("client-2"));

    [Theory]
    [InlineData(" ")]
    [InlineData("\u00e9")]
    [InlineData("\ud800")]
    public async Task A_code_that_cannot_be_one_is_an_invalid_response(string code)
    {
        using var scenario = new Scenario();
        scenario.Browser.RespondWith(request =>
        {
            var state = Query.Of(request.StartUri)["state"];
            return $"{Scenario.RedirectUri}?code={code}&state={state}&iss={Uri.EscapeDataString(Scenario.Options.Issuer)}";
        });

        Assert.Equal(SsoErrorCodes.InvalidResponse, (await scenario.FailedSignInAsync()).Code);
        Assert.Empty(scenario.Provider.TokenRequests);
    }

    [Fact]
    public async Task The_longest_max_age_is_no_failure()
    {
        using var scenario = new Scenario();

        await scenario.SignedInAsync(new SignInRequest { MaxAge = TimeSpan.MaxValue });
        Assert.IsType<SessionCheckResult.Valid>(await scenario.CheckSessionAsync(new SessionCheckRequest { MaxAge = TimeSpan.MaxValue }));
    }

    [Fact]
    [Case(46)]
    public async Task Prompt_login_at_a_provider_without_auth_time_names_the_way_out()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterIdToken = static claims => claims.Remove("auth_time");

        var error = await scenario.FailedSignInAsync(new SignInRequest { Prompt = Prompt.Login });

        Assert.Equal(SsoErrorCodes.AuthenticationNotFresh, error.Code);
        Assert.Contains("Prompt.SelectAccount", error.Message, StringComparison.Ordinal);
    }
}
