using SsoConfig.Protocol;

namespace SsoConfig.Tests.Protocol;

public sealed class ScopeValuesTests
{
    [Theory]
    [InlineData("!")]
    [InlineData("#[]^~")]
    [InlineData("urn:api/read.all")]
    public void Each_visible_character_but_quote_and_backslash_can_be_in_a_scope(string scope) =>
        Assert.Equal($"openid {scope}", ScopeValues.Check($"openid {scope}"));

    [Theory]
    [InlineData("re\"ad")]
    [InlineData("re\\ad")]
    [InlineData("read\n")]
    [InlineData("\u007F")]
    [InlineData("lés")]
    public void A_scope_with_another_character_is_refused_by_its_name(string scope)
    {
        var exception = Assert.Throws<ArgumentException>(() => ScopeValues.Check($"openid {scope}"));

        Assert.StartsWith($"'{scope}' cannot be a scope.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void No_scope_is_null(string? scopes) => Assert.Null(ScopeValues.Check(scopes));

    [Fact]
    public void Each_scope_stands_once_and_between_single_spaces()
    {
        Assert.Equal("openid email", ScopeValues.Check(" openid  email openid "));
        Assert.Equal("openid email read", ScopeValues.Join("openid email", "read email"));
        Assert.Equal("openid email", ScopeValues.Join("openid email", null));
    }
}
