namespace SsoConfig.Generator.Tests.Rules;

/// <summary>trustedAudiences: which other clients an id_token may name (OpenID Connect Core 1.0, section 3.1.3.7, rule 3).</summary>
public sealed class TrustedAudienceTests
{
    [Fact]
    [Case(2)]
    public void They_are_passed_to_the_runtime_with_what_is_given_up()
    {
        var source = GeneratorRun
            .Of(OktaFiles.With("trustedAudiences", "[\"project-1\", \"https://api.example.com/\"]"), ("SsoConfigRuntime", "true"))
            .Source();

        Assert.Contains("new string[] { \"project-1\", \"https://api.example.com/\" }", source, StringComparison.Ordinal);
        Assert.Contains("            TrustedAudiences = TrustedAudiences,\n", source, StringComparison.Ordinal);
        Assert.Contains(
            "From okta.json.\n        /// What you give up: each of them could use an id_token of its own in this app.\n",
            source,
            StringComparison.Ordinal
        );
        Assert.True(
            source.IndexOf("TrustedAudiences { get; }", StringComparison.Ordinal)
                < source.IndexOf("Options { get; }", StringComparison.Ordinal),
            "The options would be created before the list."
        );
    }

    [Fact]
    public void The_generated_list_compiles_without_the_runtime()
    {
        var run = GeneratorRun.Of(OktaFiles.With("trustedAudiences", "[\"project-1\"]"));

        Assert.Empty(run.Output.GetDiagnostics(TestContext.Current.CancellationToken));
        Assert.DoesNotContain("SsoOptions", run.Source(), StringComparison.Ordinal);
    }

    [Fact]
    public void By_default_there_are_none() =>
        Assert.DoesNotContain(
            "TrustedAudiences",
            GeneratorRun.Of(OktaFiles.Valid, ("SsoConfigRuntime", "true")).Source(),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_stronger_layer_replaces_the_list_and_may_empty_it()
    {
        var family = OktaFiles.File("../okta.org.json", "{ \"trustedAudiences\": [\"project-1\", \"project-2\"] }");

        Assert.Equal(
            "project-1 project-2",
            OktaFiles.Load([family, OktaFiles.File("okta.json", OktaFiles.Valid)]).Model.TrustedAudiences.Value
        );
        Assert.Equal(
            "project-3",
            OktaFiles
                .Load([family, OktaFiles.File("okta.json", OktaFiles.With("trustedAudiences", "[\"project-3\"]"))])
                .Model.TrustedAudiences.Value
        );
        var emptied = OktaFiles.Load([family, OktaFiles.File("okta.json", OktaFiles.With("trustedAudiences", "[]"))]);
        Assert.Equal("", emptied.Model.TrustedAudiences.Value);
        Assert.Empty(emptied.Diagnostics);
    }

    [Theory]
    [InlineData("\"project-1\"", "not a string")]
    [InlineData("[\"project-1\", 5]", "not a number")]
    [InlineData("[\"project-1 project-2\"]", "not a string")]
    [InlineData("[\"\"]", "not a string")]
    [InlineData("null", "not null")]
    [InlineData("{}", "not an object")]
    public void What_is_no_list_of_names_is_refused_as_a_whole(string json, string kind)
    {
        var result = OktaFiles.Load(OktaFiles.With("trustedAudiences", json));

        var found = result.Diagnostics.Single();
        Assert.Equal(OktaJsonRules.WrongType, found.Rule);
        Assert.StartsWith(
            $"'trustedAudiences' must be an array of client ids without spaces, {kind}",
            found.Message,
            StringComparison.Ordinal
        );
        Assert.Equal("", result.Model.TrustedAudiences.Value);
    }

    [Theory]
    [InlineData("[\"{projectId}\"]", "SSO006")]
    [InlineData("[\"project\\u00e9\"]", "SSO034")]
    [InlineData("[\"project-1\", \"ghp_1\"]", "SSO024")]
    public void A_name_that_cannot_be_one_is_refused(string json, string rule) =>
        Assert.Equal([rule], OktaFiles.Load(OktaFiles.With("trustedAudiences", json)).Diagnostics.Select(static found => found.Rule.Id));

    [Fact]
    public void A_misspelled_key_is_an_error_with_its_correction() =>
        Assert.Equal(
            "\"trustedAudiences\"",
            OktaFiles.Load(OktaFiles.With("trusted_audiences", "[\"project-1\"]")).Diagnostics.Single().Fix!.Replacement
        );
}
