using System.Text.Json.Nodes;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.SignIn;

/// <summary>What an app adds to authorization requests: parameters of okta.json, parameters and scopes of a call.</summary>
public sealed class RequestParameterTests
{
    private static readonly SsoOptions WithAudience = Scenario.Options with
    {
        Parameters = [new("audience", "https://api.example.com"), new("organization", "org_1")],
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_of_okta_json_are_part_of_every_sign_in_and_session_check()
    {
        using var scenario = new Scenario();
        using var client = scenario.NewProcess(WithAudience);

        await client.SignInAsync(cancellationToken: Cancellation);
        await client.CheckSessionAsync(cancellationToken: Cancellation);

        Assert.Equal(2, scenario.Provider.Authorizations.Count);
        Assert.All(
            scenario.Provider.Authorizations,
            static request => Assert.Equal(("https://api.example.com", "org_1"), (request["audience"], request["organization"]))
        );
        Assert.All(scenario.Provider.TokenRequests, static request => Assert.DoesNotContain("audience", request.Form.Keys));
    }

    [Fact]
    public async Task That_of_a_call_takes_the_place_of_that_of_okta_json_once()
    {
        using var scenario = new Scenario();
        using var client = scenario.NewProcess(WithAudience);

        await client.SignInAsync(new SignInRequest { Parameters = [new("Organization", "org_2"), new("ui_locales", "de")] }, Cancellation);
        await client.CheckSessionAsync(new SessionCheckRequest { Parameters = [new("organization", "org_3")] }, Cancellation);
        await client.SignInAsync(cancellationToken: Cancellation);

        var requests = scenario.Provider.Authorizations;
        Assert.Equal(("org_2", "de"), (requests[0]["Organization"], requests[0]["ui_locales"]));
        Assert.DoesNotContain("organization", requests[0].Keys);
        Assert.Equal("https://api.example.com", requests[0]["audience"]);
        Assert.Equal(["org_3", "org_1"], requests.Skip(1).Select(static request => request["organization"]));
        Assert.DoesNotContain("ui_locales", requests[2].Keys);
    }

    [Fact]
    [Conformance("9126-a")]
    public async Task A_pushed_request_has_them_and_the_browser_has_not()
    {
        using var scenario = new Scenario(static options => options with { UsePushedAuthorization = true });
        scenario.Provider.AlterDiscovery = static discovery =>
            discovery["pushed_authorization_request_endpoint"] = "https://op.example.com" + RecordingProvider.ParPath;

        await scenario.SignedInAsync(new SignInRequest { Parameters = [new("idp", "0oaGoogle")] });

        Assert.Equal("0oaGoogle", Assert.Single(scenario.Provider.Authorizations)["idp"]);
        Assert.Equal(["client_id", "request_uri"], Query.Of(Assert.Single(scenario.Browser.Visits).StartUri).Keys.Order());
    }

    [Theory]
    [InlineData("a&state=stolen#x?y=z+1 %26 \u00e4\U0001F511")]
    [InlineData("{\"id_token\":{\"acr\":{\"essential\":true}}}")]
    public async Task A_value_arrives_as_it_is_and_cannot_become_a_second_parameter(string value)
    {
        using var scenario = new Scenario();

        await scenario.SignedInAsync(new SignInRequest { Parameters = [new("claims", value)] });

        Assert.Equal(value, Assert.Single(scenario.Provider.Authorizations)["claims"]);
    }

    [Theory]
    [InlineData(8192, true)]
    [InlineData(8193, false)]
    public void All_together_have_8192_characters_at_most(int length, bool isAccepted)
    {
        var longest = new string('x', 2047);
        KeyValuePair<string, string>[] parameters =
        [
            new("a", longest),
            new("b", longest),
            new("c", longest),
            new("d", new string('x', length - 6145)),
        ];

        var exception = Record.Exception(() => SsoConfig.Protocol.RequestParameters.Check(parameters));

        Assert.Equal(isAccepted, exception is null);
    }

    [Fact]
    public void A_parameter_without_a_name_is_refused() =>
        Assert.Throws<ArgumentException>(() => SsoConfig.Protocol.RequestParameters.Check([default]));

    [Fact]
    [Conformance("8707-2.2-a")]
    public async Task Resources_are_repeated_by_the_code_s_redemption_and_each_refresh()
    {
        using var scenario = new Scenario();

        await scenario.SignedInAsync(
            new SignInRequest { Parameters = [new("resource", "https://a.example.com"), new("resource", "https://b.example.com")] }
        );
        scenario.Time.Advance(TimeSpan.FromHours(2));
        await scenario.ValidAccessTokenAsync(scenario.NewProcess());
        await scenario.ValidAccessTokenAsync(new AccessTokenRequest { Resource = "https://c.example.com" });

        Assert.Equal(
            ["https://a.example.com https://b.example.com", "https://a.example.com https://b.example.com", "https://c.example.com"],
            scenario.Provider.TokenRequests.Select(static request => request.Form["resource"])
        );
        Assert.Equal("https://a.example.com https://b.example.com", Assert.Single(scenario.Provider.Authorizations)["resource"]);
    }

    [Fact]
    public async Task Additional_scopes_are_requested_once_and_refreshes_keep_what_was_granted()
    {
        using var scenario = new Scenario();

        await scenario.SignedInAsync(new SignInRequest { AdditionalScopes = " mail.read  openid mail.read" });
        scenario.Time.Advance(TimeSpan.FromHours(2));
        await scenario.ValidAccessTokenAsync(scenario.NewProcess());
        await scenario.SignedInAsync();

        Assert.Equal(
            ["openid profile offline_access mail.read", "openid profile offline_access"],
            scenario.Provider.Authorizations.Select(static request => request["scope"])
        );
        Assert.DoesNotContain("scope", scenario.Provider.TokenRequests[1].Form.Keys);
    }

    [Fact]
    public async Task A_class_that_a_call_insists_on_takes_the_place_of_the_wish_of_okta_json()
    {
        using var scenario = new Scenario();
        using var client = scenario.NewProcess(Scenario.Options with { Parameters = [new("acr_values", "wish")] });
        scenario.Provider.AlterIdToken = static claims => claims["acr"] = "phr";

        await client.SignInAsync(cancellationToken: Cancellation);
        var signedIn = await client.SignInAsync(new SignInRequest { AcrValues = ["phr"] }, Cancellation);

        Assert.IsType<SignInResult.SignedIn>(signedIn);
        Assert.Equal(["wish", "phr"], scenario.Provider.Authorizations.Select(static request => request["acr_values"]));
    }

    [Fact]
    public async Task Two_lists_of_classes_in_one_call_are_an_error_of_the_caller()
    {
        using var scenario = new Scenario();

        var error = await Assert.ThrowsAsync<ArgumentException>(() =>
            scenario.SignInAsync(new SignInRequest { AcrValues = ["phr"], Parameters = [new("acr_values", "x")] })
        );

        Assert.Contains("AcrValues", error.Message, StringComparison.Ordinal);
        Assert.Empty(scenario.Browser.Visits);
    }

    [Theory]
    [InlineData("client_id", "SsoOptions.ClientId")]
    [InlineData("redirect_uri", "SsoOptions.RedirectUri")]
    [InlineData("scope", "SignInRequest.AdditionalScopes")]
    [InlineData("prompt", "SignInRequest.Prompt")]
    [InlineData("max_age", "SignInRequest.MaxAge")]
    [InlineData("login_hint", "SignInRequest.LoginHint")]
    [InlineData("id_token_hint", "SignInRequest.ExpectedSubject")]
    [InlineData("response_type", "value of its own")]
    [InlineData("response_mode", "value of its own")]
    [InlineData("state", "value of its own")]
    [InlineData("nonce", "value of its own")]
    [InlineData("code_challenge", "value of its own")]
    [InlineData("code_challenge_method", "value of its own")]
    [InlineData("request", "value of its own")]
    [InlineData("request_uri", "value of its own")]
    [InlineData("dpop_jkt", "value of its own")]
    [InlineData("client_secret", "token requests")]
    [InlineData("code_verifier", "token requests")]
    [InlineData("STATE", "value of its own")]
    [InlineData("redirect.uri", "SsoOptions.RedirectUri")]
    [InlineData("loginHint", "SignInRequest.LoginHint")]
    [InlineData("id-token_hint", "SignInRequest.ExpectedSubject")]
    public void A_parameter_that_something_else_sets_is_refused_with_what_sets_it(string name, string remedy)
    {
        var error = Assert.Throws<ArgumentException>(() => new SignInRequest { Parameters = [new(name, "value-of-it")] });

        Assert.StartsWith($"'{name}' cannot be a further parameter. ", error.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("value-of-it", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Scenario.Options with { Parameters = [new(name, "x")] });
        Assert.Throws<ArgumentException>(() => new SessionCheckRequest { Parameters = [new(name, "x")] });
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("st%61te")]
    [InlineData("prompt[]")]
    [InlineData("prompt ")]
    [InlineData("a=b")]
    [InlineData("a&b")]
    [InlineData("a\r\nb")]
    [InlineData("st\u0430te")]
    [InlineData("prompt\u200b")]
    [InlineData("\u017ftate")]
    public void A_name_beyond_the_grammar_is_refused(string name) =>
        Assert.Contains(
            "cannot be the name",
            Assert.Throws<ArgumentException>(() => new SignInRequest { Parameters = [new(name, "x")] }).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("idp", "", "no value")]
    [InlineData("idp", null, "no value")]
    [InlineData("idp", "a\nb", "not text")]
    [InlineData("idp", "a\u0000", "not text")]
    [InlineData("resource", "api", "absolute URI")]
    [InlineData("resource", "https://api.example.com#x", "absolute URI")]
    public void A_value_that_cannot_be_sent_is_refused(string name, string? value, string reason) =>
        Assert.Contains(
            reason,
            Assert.Throws<ArgumentException>(() => new SignInRequest { Parameters = [new(name, value!)] }).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Half_of_a_character_is_refused() =>
        Assert.Throws<ArgumentException>(() => new SignInRequest { Parameters = [new("idp", "a" + (char)0xd800)] });

    [Fact]
    public void Values_that_fit_into_no_address_are_refused()
    {
        Assert.Contains("2048", Refuse(KeyValuePair.Create("idp", new string('x', 2049))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "8192",
            Refuse([.. Enumerable.Range(0, 5).Select(static i => KeyValuePair.Create("p" + i, new string('x', 2048)))]).Message,
            StringComparison.Ordinal
        );

        static ArgumentException Refuse(params KeyValuePair<string, string>[] parameters) =>
            Assert.Throws<ArgumentException>(() => new SignInRequest { Parameters = parameters });
    }

    [Fact]
    public void A_parameter_cannot_be_sent_twice_in_any_case() =>
        Assert.Contains(
            "twice",
            Assert.Throws<ArgumentException>(() => new SignInRequest { Parameters = [new("idp", "a"), new("IDP", "b")] }).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("mail\"read")]
    [InlineData("mail\u00a0read")]
    [InlineData("mail\nread")]
    [InlineData("m\u00e4il")]
    public void A_scope_beyond_the_grammar_is_refused(string scope)
    {
        Assert.Throws<ArgumentException>(() => new SignInRequest { AdditionalScopes = "openid " + scope });
        Assert.Throws<ArgumentException>(() => new AccessTokenRequest { Scopes = scope });
    }

    [Fact]
    public async Task What_was_checked_is_what_is_sent()
    {
        using var scenario = new Scenario();
        var parameters = new List<KeyValuePair<string, string>> { new("idp", "a") };
        var request = new SignInRequest { Parameters = parameters };

        parameters[0] = new("state", "stolen");
        await scenario.SignedInAsync(request);

        Assert.Equal("a", Assert.Single(scenario.Provider.Authorizations)["idp"]);
    }

    [Fact]
    public async Task Without_any_the_stored_sign_in_and_its_requests_are_as_before()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();

        Assert.DoesNotContain("resources", Assert.IsType<JsonObject>(scenario.Stored()).Select(static member => member.Key));
        Assert.Equal(
            ["client_id", "code", "code_verifier", "grant_type", "redirect_uri"],
            Assert.Single(scenario.Provider.TokenRequests).Form.Keys.Order()
        );
    }
}
