using SsoConfig.Maui.Callbacks;

namespace SsoConfig.Maui.Tests.Callbacks;

/// <summary>A link is the app's by its scheme, host, port and path as a whole, never by how it begins.</summary>
public sealed class RedirectUriMatchTests
{
    private const string Link = "https://auth.example.com/first/callback";

    [Theory]
    [InlineData(Link)]
    [InlineData(Link + "?code=c&state=s")]
    [InlineData(Link + "#fragment")]
    [InlineData("com.first.sample:/callback?code=c")]
    public void The_registered_uri_with_a_query_or_a_fragment_is_at_it(string uri) =>
        Assert.True(RedirectUriMatch.IsAt(uri, uri.StartsWith("https", StringComparison.Ordinal) ? Link : "com.first.sample:/callback"));

    [Theory]
    [InlineData(Link + "/")]
    [InlineData(Link + "/?code=c")]
    [InlineData(Link + "2?code=c")]
    [InlineData(Link + "&code=c")]
    [InlineData(Link + ";x?code=c")]
    [InlineData(Link + "%2f?code=c")]
    [InlineData("https://auth.example.com/first")]
    [InlineData("https://auth.example.com/First/callback")]
    [InlineData("https://auth.example.com/first/../first/callback")]
    [InlineData("https://auth.example.com:443/first/callback")]
    [InlineData("https://auth.example.com:8443/first/callback")]
    [InlineData("https://auth.example.com.evil.example/first/callback")]
    [InlineData("https://ada@auth.example.com/first/callback")]
    [InlineData("https://AUTH.example.com/first/callback")]
    [InlineData("HTTPS://auth.example.com/first/callback")]
    [InlineData("http://auth.example.com/first/callback")]
    [InlineData("")]
    public void Whatever_else_begins_or_looks_like_it_is_not(string uri) => Assert.False(RedirectUriMatch.IsAt(uri, Link));

    [Fact]
    public void A_registered_uri_with_a_query_of_its_own_goes_on_with_more_parameters()
    {
        Assert.True(RedirectUriMatch.IsAt("com.first.sample:/callback?x=1&code=c", "com.first.sample:/callback?x=1"));
        Assert.False(RedirectUriMatch.IsAt("com.first.sample:/callback?x=1?code=c", "com.first.sample:/callback?x=1"));
    }
}
