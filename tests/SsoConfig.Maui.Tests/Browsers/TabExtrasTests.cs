using SsoConfig.Maui.Browsers;
using SsoConfig.Tests;

namespace SsoConfig.Maui.Tests.Browsers;

public sealed class TabExtrasTests
{
    private const string RedirectUri = "com.first.sample:/callback";
    private const string Ephemeral = "androidx.browser.customtabs.extra.ENABLE_EPHEMERAL_BROWSING";

    [Theory]
    [InlineData(nameof(BrowserSurface.AuthTab))]
    [InlineData(nameof(BrowserSurface.CustomTab))]
    public void Each_tab_carries_the_ephemeral_flag(string surface)
    {
        Assert.Equal(true, Extras(surface, isEphemeral: true)[Ephemeral]);
        Assert.False(Extras(surface, isEphemeral: false).ContainsKey(Ephemeral));
    }

    [Fact]
    public void An_auth_tab_is_told_the_scheme_that_ends_it()
    {
        var extras = Extras(nameof(BrowserSurface.AuthTab));

        Assert.Equal(true, extras["androidx.browser.auth.extra.LAUNCH_AUTH_TAB"]);
        Assert.Equal("com.first.sample", extras["androidx.browser.auth.extra.REDIRECT_SCHEME"]);
    }

    [Fact]
    public void An_auth_tab_is_told_the_host_and_path_of_an_https_redirect_uri()
    {
        var extras = TabExtras.Create(new("b", BrowserSurface.AuthTab, false), "https://auth.example.com/first/callback");

        Assert.Equal("auth.example.com", extras["androidx.browser.auth.extra.HTTPS_REDIRECT_HOST"]);
        Assert.Equal("/first/callback", extras["androidx.browser.auth.extra.HTTPS_REDIRECT_PATH"]);
        Assert.False(extras.ContainsKey("androidx.browser.auth.extra.REDIRECT_SCHEME"));
    }

    [Fact]
    [Case(38)]
    public void A_custom_tab_hands_a_redirect_that_no_tap_led_to_over_to_the_app() =>
        Assert.Equal(true, Extras(nameof(BrowserSurface.CustomTab))["android.support.customtabs.extra.SEND_TO_EXTERNAL_HANDLER"]);

    [Fact]
    [Case(39)]
    public void A_custom_tab_does_not_share_as_firefox_then_shows_its_last_tab() =>
        Assert.Equal(2, Extras(nameof(BrowserSurface.CustomTab))["androidx.browser.customtabs.extra.SHARE_STATE"]);

    [Fact]
    public void A_full_browser_gets_no_extras() => Assert.Empty(Extras(nameof(BrowserSurface.FullBrowser)));

    private static IReadOnlyDictionary<string, object> Extras(string surface, bool isEphemeral = false) =>
        TabExtras.Create(new("b", Enum.Parse<BrowserSurface>(surface), isEphemeral), RedirectUri);
}
