namespace SsoConfig.Generator.Tests.Rules;

/// <summary>The first and the last character that each kind of name may have, and their neighbours.</summary>
public sealed class CharacterTests
{
    [Theory]
    [InlineData("aAzZ09-._", true)]
    [InlineData("a`", false)]
    [InlineData("a{", false)]
    [InlineData("a@", false)]
    [InlineData("a[", false)]
    [InlineData("a/", false)]
    [InlineData("a:", false)]
    [InlineData("", false)]
    public void Of_a_parameter_s_name(string name, bool isValid)
    {
        Assert.Equal(isValid, RequestParameterName.IsValid(name));
        var file = OktaFiles.With("logoutRedirectParameter", JsonText.Quote(name.Length == 0 ? "?" : name));

        Assert.Equal(isValid, OktaFiles.Load(file).Diagnostics.Count == 0);
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("\u00e4\U0001F511", true)]
    [InlineData("\n", false)]
    [InlineData("\u0085", false)]
    public void Of_a_parameter_s_value(string value, bool isText) => Assert.Equal(isText, RequestParameterValue.IsText(value));

    [Fact]
    public void A_surrogate_is_text_beside_its_other_half_only()
    {
        var (high, low) = ("\uD83D", "\uDD11");

        Assert.All([high + low, "a" + high + low + "b"], static text => Assert.True(RequestParameterValue.IsText(text)));
        Assert.All(
            [high, low, low + high, "a" + low, high + "a", "a" + high, low + "a", high + high + low],
            static text => Assert.False(RequestParameterValue.IsText(text))
        );
    }

    [Theory]
    [InlineData("https://az09-.example.com", false)]
    [InlineData("https://az09-a.example.com/AZaz09-._~", true)]
    [InlineData("https://z9.example.a0/p", true)]
    [InlineData("https://example.0a/p", false)]
    [InlineData("https://example.9/p", false)]
    [InlineData("https://EXAMPLE.com/p", false)]
    [InlineData("https://Z.example.com/p", false)]
    [InlineData("https://example/p", false)]
    [InlineData("https://a_b.example.com/p", false)]
    [InlineData("https://example.com/p@", false)]
    [InlineData("https://example.com/p[", false)]
    [InlineData("https://example.com/p`", false)]
    [InlineData("https://example.com/p{", false)]
    [InlineData("https://example.com/p:", false)]
    public void Of_a_claimed_link(string uri, bool canBeClaimed) =>
        Assert.Equal(canBeClaimed, ClaimedHttpsUri.FindMalformation(uri) is null);

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void A_label_of_a_host_has_63_characters_at_most(int length, bool canBeClaimed) =>
        Assert.Equal(canBeClaimed, ClaimedHttpsUri.FindMalformation($"https://{new string('a', length)}.com/p") is null);

    [Theory]
    [InlineData(253, true)]
    [InlineData(254, false)]
    public void A_host_has_253_characters_at_most(int length, bool canBeClaimed)
    {
        var host = string.Concat(Enumerable.Repeat("aaaaaaaaa.", 24)) + new string('b', length - 240);

        Assert.Equal(canBeClaimed, ClaimedHttpsUri.FindMalformation($"https://{host}/p") is null);
    }

    [Theory]
    [InlineData("a.z", true)]
    [InlineData("a0.z9", true)]
    [InlineData("a.{", false)]
    [InlineData("a.`", false)]
    [InlineData("a.0", false)]
    [InlineData("a", false)]
    public void Of_a_family_s_name(string name, bool isValid) => Assert.Equal(isValid, FamilyName.IsValid(name));

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void A_family_s_name_has_100_characters_at_most(int length, bool isValid) =>
        Assert.Equal(isValid, FamilyName.IsValid("a." + new string('b', length - 2)));

    [Theory]
    [InlineData("", "com.example.sso")]
    [InlineData("apps", "com.example.apps")]
    [InlineData("Com.Example.Apps!", "com.example.apps")]
    public void A_family_s_name_is_corrected_to_one_that_is_valid(string name, string corrected) =>
        Assert.Equal(corrected, FamilyName.Correct(name));

    [Fact]
    public void A_family_s_name_that_stays_too_long_is_replaced() =>
        Assert.Equal("com.example.sso", FamilyName.Correct("a." + new string('b', 100)));
}
