using SsoConfig.Maui.Callbacks;

namespace SsoConfig.Maui.Tests.Callbacks;

public sealed class RedirectSchemesTests
{
    private static readonly SsoOptions Options = new()
    {
        Issuer = "https://id.example.com",
        ClientId = "first",
        RedirectUri = "com.first.sample:/callback",
        LogoutRedirectUri = "com.first.sample.logout:/logout",
    };

    [Theory]
    [InlineData("com.first.sample:/callback?code=1")]
    [InlineData("com.first.sample.logout:/logout?state=1")]
    [InlineData("COM.first.sample:/callback?code=1")]
    public void A_redirect_of_a_sign_in_or_of_a_sign_out_is_one_of_the_app(string uri) =>
        Assert.Equal(uri, RedirectSchemes.Find(new Uri(uri), Options));

    [Theory]
    [InlineData("com.second.sample:/callback?code=1")]
    [InlineData("https://com.first.sample/callback")]
    public void Another_activation_is_none(string uri) => Assert.Null(RedirectSchemes.Find(new Uri(uri), Options));

    [Fact]
    public void An_activation_without_a_URI_is_none() => Assert.Null(RedirectSchemes.Find(null, Options));
}
