namespace SsoConfig.Generator.Tests.Rules;

/// <summary>dpop: whether tokens are bound to a key of the device (RFC 9449).</summary>
public sealed class DPoPTests
{
    private static readonly (string, string) Runtime = ("SsoConfigRuntime", "true");

    [Theory]
    [InlineData("dpop")]
    [InlineData("dpop_bound_access_tokens")]
    public void It_is_passed_to_the_runtime(string key) =>
        Assert.Contains(
            "            UseDPoP = true,\n",
            GeneratorRun.Of(OktaFiles.With(key, "true"), Runtime).Source(),
            StringComparison.Ordinal
        );

    [Fact]
    public void By_default_and_turned_off_the_code_is_the_same()
    {
        var without = GeneratorRun.Of(OktaFiles.Valid, Runtime).Source();

        Assert.DoesNotContain("DPoP", without, StringComparison.Ordinal);
        Assert.Equal(without, GeneratorRun.Of(OktaFiles.With("dpop", "false"), Runtime).Source());
    }

    [Fact]
    public void Without_the_runtime_the_code_is_the_same() =>
        Assert.Equal(GeneratorRun.Of(OktaFiles.Valid).Source(), GeneratorRun.Of(OktaFiles.With("dpop", "true")).Source());

    [Fact]
    public void An_app_can_turn_off_what_the_family_has_turned_on()
    {
        var family = OktaFiles.File("../okta.org.json", "{ \"dpop\": true }");

        Assert.True(OktaFiles.Load([family, OktaFiles.File("okta.json", OktaFiles.Valid)]).Model.UsesDPoP);
        Assert.False(OktaFiles.Load([family, OktaFiles.File("okta.json", OktaFiles.With("dpop", "false"))]).Model.UsesDPoP);
    }

    [Theory]
    [InlineData("android", true)]
    [InlineData("ios", false)]
    public void A_platform_can_have_its_own_value(string platform, bool isOn)
    {
        var file = OktaFiles.File("okta.json", OktaFiles.With("android", "{ \"dpop\": true }"));

        Assert.Equal(isOn, OktaFiles.Load([file], new OktaJsonOptions(platform)).Model.UsesDPoP);
    }

    [Theory]
    [InlineData("\"true\"", "not a string: write true")]
    [InlineData("\"false\"", "not a string: write false")]
    [InlineData("1", "not a number")]
    [InlineData("null", "not null")]
    [InlineData("[true]", "not an array")]
    public void What_is_neither_true_nor_false_is_refused(string json, string message)
    {
        var result = OktaFiles.Load(OktaFiles.With("dpop", json));

        var found = Assert.Single(result.Diagnostics);
        Assert.Equal(OktaJsonRules.WrongType, found.Rule);
        Assert.Contains($"'dpop' must be true or false, {message}", found.Message, StringComparison.Ordinal);
        Assert.False(result.Model.UsesDPoP);
    }

    [Theory]
    [InlineData("DPoP")]
    [InlineData("d_pop")]
    [InlineData("dpopBoundAccessTokens")]
    public void A_misspelled_key_is_an_error_with_its_correction(string spelling) =>
        Assert.Equal("\"dpop\"", OktaFiles.Load(OktaFiles.With(spelling, "true")).Diagnostics.Single().Fix!.Replacement);
}
