namespace SsoConfig.Generator.Tests.Rules;

/// <summary>The object <c>parameters</c>: what every authorization request of the app has beside the protocol's own parameters.</summary>
public sealed class RequestParameterTests
{
    [Fact]
    public void They_are_passed_to_the_runtime_with_the_file_that_sets_them()
    {
        var run = GeneratorRun.Of(
            OktaFiles.With("parameters", """{ "audience": "https://api.example.com", "resource": ["https://a", "https://b"] }"""),
            ("SsoConfigRuntime", "true")
        );

        var source = run.Source();
        const string Pair = "new global::System.Collections.Generic.KeyValuePair<string, string>";
        Assert.Contains(
            $"// From okta.json.\n                {Pair}(\"audience\", \"https://api.example.com\"),\n",
            source,
            StringComparison.Ordinal
        );
        Assert.Contains($"{Pair}(\"resource\", \"https://b\"),\n", source, StringComparison.Ordinal);
        Assert.Contains("            Parameters = Parameters,\n", source, StringComparison.Ordinal);
        Assert.True(
            source.IndexOf("Parameters { get; }", StringComparison.Ordinal) < source.IndexOf("Options { get; }", StringComparison.Ordinal),
            "The options would be created before the list."
        );
    }

    [Fact]
    public void The_generated_list_compiles_without_the_runtime_whatever_the_values_are()
    {
        var run = GeneratorRun.Of(
            OktaFiles.With("parameters", """{ "claims": "{\"id_token\":{\"\\u2028\":\"*/\"}}", "idp": "\"); x(" }""")
        );

        Assert.Empty(run.Output.GetDiagnostics(TestContext.Current.CancellationToken));
        Assert.Empty(run.Diagnostics);
    }

    [Fact]
    public void By_default_there_are_none()
    {
        var source = GeneratorRun.Of(OktaFiles.Valid, ("SsoConfigRuntime", "true")).Source();

        Assert.DoesNotContain("Parameters", source, StringComparison.Ordinal);
        Assert.Equal(source, GeneratorRun.Of(OktaFiles.With("parameters", "{}"), ("SsoConfigRuntime", "true")).Source());
    }

    [Fact]
    public void Layers_replace_one_another_name_by_name_and_null_takes_one_away()
    {
        OktaJsonFile[] files =
        [
            OktaFiles.File("../okta.org.json", """{ "parameters": { "organization": "org_1", "audience": "family", "idp": "family" } }"""),
            OktaFiles.File(
                "okta.json",
                OktaFiles.With("parameters", """{ "Audience": "app", "idp": null, "ui_locales": "de" }""").TrimEnd().TrimEnd('}')
                    + """, "ios": { "parameters": { "organization": null, "ui_locales": "fr" } } }"""
            ),
        ];

        Assert.Equal(
            "organization=org_1 (../okta.org.json), Audience=app (okta.json), ui_locales=de (okta.json)",
            Describe(OktaFiles.Load(files))
        );
        Assert.Equal(
            "Audience=app (okta.json), ui_locales=fr (okta.json \u203A ios)",
            Describe(OktaFiles.Load(files, new OktaJsonOptions("ios")))
        );
    }

    [Theory]
    [InlineData("client_id", "write \"clientId\" beside \"parameters\"")]
    [InlineData("redirectUri", "write \"redirectUri\" beside \"parameters\"")]
    [InlineData("scope", "write \"scopes\" beside \"parameters\"")]
    [InlineData("response_type", "each request gets a value of its own")]
    [InlineData("response_mode", "each request gets a value of its own")]
    [InlineData("state", "each request gets a value of its own")]
    [InlineData("nonce", "each request gets a value of its own")]
    [InlineData("code_challenge", "each request gets a value of its own")]
    [InlineData("code_challenge_method", "each request gets a value of its own")]
    [InlineData("request", "each request gets a value of its own")]
    [InlineData("request_uri", "each request gets a value of its own")]
    [InlineData("dpop_jkt", "each request gets a value of its own")]
    [InlineData("client_secret", "token requests")]
    [InlineData("code_verifier", "token requests")]
    [InlineData("STATE", "each request gets a value of its own")]
    [InlineData("redirect.uri", "write \"redirectUri\" beside \"parameters\"")]
    [InlineData("st\\u0061te", "each request gets a value of its own")]
    [InlineData("a=b", "letters, digits, '-', '.' and '_'")]
    [InlineData("prompt[]", "letters, digits, '-', '.' and '_'")]
    [InlineData("st\\u0430te", "letters, digits, '-', '.' and '_'")]
    [InlineData("", "letters, digits, '-', '.' and '_'")]
    public void A_name_that_is_ours_or_no_name_is_refused_with_what_to_do(string name, string remedy)
    {
        var found = Load($$"""{ "{{name}}": "x" }""").Diagnostics.Single();

        Assert.Equal(OktaJsonRules.RequestParameter, found.Rule);
        Assert.Contains(remedy, found.Message, StringComparison.Ordinal);
        Assert.Equal(2, found.Location!.Start.Line + 1);
    }

    [Theory]
    [InlineData("prompt", "Prompt")]
    [InlineData("max_age", "MaxAge")]
    [InlineData("loginHint", "LoginHint")]
    [InlineData("ID_TOKEN_HINT", "ExpectedSubject")]
    public void A_parameter_of_one_sign_in_is_refused_with_the_member_to_pass(string name, string member)
    {
        var found = Load($$"""{ "{{name}}": "x" }""").Diagnostics.Single();

        Assert.Equal(OktaJsonRules.PerCall, found.Rule);
        Assert.EndsWith($"pass new SignInRequest {{ {member} = \u2026 }} to SignInAsync", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "audience": 5 }""", "SSO004")]
    [InlineData("""{ "audience": true }""", "SSO004")]
    [InlineData("""{ "audience": ["a"] }""", "SSO004")]
    [InlineData("""{ "audience": {} }""", "SSO004")]
    [InlineData("""{ "resource": ["https://a", 5] }""", "SSO004")]
    [InlineData("[]", "SSO004")]
    [InlineData("\"audience=x\"", "SSO004")]
    [InlineData("null", "SSO004")]
    [InlineData("""{ "audience": "" }""", "SSO006")]
    [InlineData("""{ "audience": "{yourAudience}" }""", "SSO006")]
    [InlineData("""{ "audience": "a", "audience": "b" }""", "SSO003")]
    [InlineData("""{ "audience": "a", "AUDIENCE": "b" }""", "SSO003")]
    [InlineData("""{ "access_token": "x" }""", "SSO024")]
    [InlineData("""{ "tenant": "ghp_1" }""", "SSO024")]
    [InlineData("""{ "tenant": "a\nb" }""", "SSO034")]
    [InlineData("""{ "resource": "api" }""", "SSO049")]
    [InlineData("""{ "resource": "https://api#x" }""", "SSO049")]
    public void A_value_that_cannot_be_one_is_refused(string json, string rule) =>
        Assert.Equal([rule], Load(json).Diagnostics.Select(static found => found.Rule.Id));

    [Fact]
    public void Characters_that_are_no_text_are_named_and_left_out_of_what_to_write()
    {
        var found = Load("""{ "tenant": "a\nb\u0001c" }""").Diagnostics.Single();

        Assert.Contains("must not contain U+000A: write \"abc\"", found.Message, StringComparison.Ordinal);
        Assert.Equal(("Write \"abc\"", "\"abc\""), (found.Fix!.Title, found.Fix.Replacement));
    }

    [Fact]
    public void A_value_is_as_long_as_the_longest_one() =>
        Assert.Empty(Load($$"""{ "audience": "{{new string('x', 2048)}}" }""").Diagnostics);

    [Theory]
    [InlineData("""{ "resource": "api" }""", "write an absolute URI without a fragment (RFC 8707, section 2)")]
    [InlineData("""{ "tenant": "ghp_1" }""", "and revoke it")]
    [InlineData("""{ "audience": "{yourAudience}" }""", "the app's own, or null to send none")]
    public void What_to_do_is_said(string json, string remedy) =>
        Assert.Contains(remedy, Load(json).Diagnostics.Single().Message, StringComparison.Ordinal);

    [Fact]
    public void A_value_that_fits_into_no_address_is_refused() =>
        Assert.Contains(
            "from 2049 to at most 2048 characters",
            Load($$"""{ "tenant": "{{new string('x', 2049)}}" }""").Diagnostics.Single().Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_placeholder_that_a_stronger_layer_fills_in_is_none() =>
        Assert.Empty(
            OktaFiles
                .Load([
                    OktaFiles.File("../okta.org.json", """{ "parameters": { "audience": "{audience}" } }"""),
                    OktaFiles.File("okta.json", OktaFiles.With("parameters", """{ "audience": "api" }""")),
                ])
                .Diagnostics
        );

    [Fact]
    public void A_key_that_is_a_parameter_is_moved_to_the_others()
    {
        var found = OktaFiles.Load(OktaFiles.With("acrValues", "\"phr\"")).Diagnostics.Single();

        Assert.Equal(OktaJsonRules.PerCall, found.Rule);
        Assert.Equal("\"parameters\": { \"acr_values\": \"phr\" }", found.Fix!.Replacement);
    }

    [Fact]
    public void A_key_that_is_a_parameter_is_not_lost_where_there_are_others_already() =>
        Assert.All(
            OktaFiles.Load(OktaFiles.With("audience", "\"a\", \"idp\": \"b\", \"parameters\": { \"organization\": \"c\" }")).Diagnostics,
            static found => Assert.Null(found.Fix)
        );

    private static OktaJsonResult Load(string json) => OktaFiles.Load(OktaFiles.With("parameters", json));

    private static string Describe(OktaJsonResult result)
    {
        Assert.Empty(result.Diagnostics);
        return string.Join(", ", result.Model.Parameters.Select(static found => $"{found.Name}={found.Value} ({found.Origin})"));
    }
}
