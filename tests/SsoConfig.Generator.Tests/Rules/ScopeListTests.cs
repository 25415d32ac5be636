namespace SsoConfig.Generator.Tests.Rules;

/// <summary>A comma is a legal character of a scope (RFC 6749, section 3.3), and many a list has been written with it.</summary>
public sealed class ScopeListTests
{
    [Theory]
    [InlineData("openid,profile", true)]
    [InlineData("api:read,email", true)]
    [InlineData("a,address", true)]
    [InlineData("phone,b", true)]
    [InlineData("offline_access,b", true)]
    [InlineData("profile,b", true)]
    [InlineData("openid, profile", true)]
    [InlineData(",openid", true)]
    [InlineData("openid api:read,write", false)]
    [InlineData("openid profile", false)]
    public void A_comma_separates_at_an_end_or_beside_a_scope_of_OpenID_Connect(string scopes, bool isSeparator) =>
        Assert.Equal(isSeparator, ScopeList.HasCommas(scopes));

    [Theory]
    [InlineData("openid,profile email", "openid profile email")]
    [InlineData("openid, api:read,write,", "openid api:read,write")]
    public void They_are_parsed_so(string scopes, string expected) =>
        Assert.Equal(expected, ScopeList.Join(ScopeList.ParseWithCommas(scopes)));

    [Theory]
    [InlineData("openid profile", "openid", true)]
    [InlineData("openid profile", "profile", true)]
    [InlineData("openid profile", "open", false)]
    [InlineData("openid profile", "file", false)]
    [InlineData("openidprofile", "openid", false)]
    public void One_is_contained_as_a_whole(string scopes, string scope, bool isContained) =>
        Assert.Equal(isContained, ScopeList.Contains(scopes, scope));
}
