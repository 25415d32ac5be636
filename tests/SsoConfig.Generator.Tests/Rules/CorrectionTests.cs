namespace SsoConfig.Generator.Tests.Rules;

/// <summary>What the editor offers instead of a wrong value.</summary>
public sealed class CorrectionTests
{
    private const string Example = "https://dev-123456.okta.com/oauth2/default";

    [Theory]
    [InlineData("scopes", "openid\toffline_access", "openid offline_access")]
    [InlineData("scopes", "openid\n\u00a0offline_access", "openid offline_access")]
    [InlineData("scopes", "openid offline_access \u00e9", "openid offline_access")]
    [InlineData("redirectUri", "com.okta.dev-1:/callback ", "com.example.app:/callback", "com.okta.dev-1:/callback")]
    [InlineData("issuer", "https://.", Example)]
    [InlineData("issuer", "http://@", Example)]
    public void A_value_is_replaced_by(string key, string value, params string[] corrections)
    {
        var fixes = OktaFiles.Load(OktaFiles.With(key, JsonText.Quote(value))).Diagnostics.Select(static found => found.Fix!.Replacement);

        Assert.Equal(corrections.Select(JsonText.Quote), fixes);
    }

    [Fact]
    public void A_domain_that_is_repeated_without_end_is_checked_without_delay() =>
        Assert.Empty(
            OktaFiles.Load(OktaFiles.With("issuer", $"\"https://dev-1{string.Concat(Enumerable.Repeat(".com", 60_000))}x\"")).Diagnostics
        );
}
