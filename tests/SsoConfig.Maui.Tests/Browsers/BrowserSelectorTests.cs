using FsCheck.Xunit;
using SsoConfig.Maui.Browsers;
using SsoConfig.Tests;

namespace SsoConfig.Maui.Tests.Browsers;

public sealed class BrowserSelectorTests
{
    private const string Chrome = "com.android.chrome";
    private const string Firefox = "org.mozilla.firefox";
    private const string Certificate = "AABBCC";

    private readonly SsoAndroidOptions _options = new();

    [Fact]
    public void The_default_browser_is_opened_if_it_has_custom_tabs()
    {
        var selected = Select(Tab(Chrome), Tab(Firefox) with { IsDefault = true });

        Assert.Equal(new BrowserSelection.Selected(Firefox, BrowserSurface.CustomTab, false), selected);
    }

    [Fact]
    [Case(39)]
    public void A_default_browser_without_custom_tabs_leaves_it_to_the_preferred_ones()
    {
        var selected = Select(new InstalledBrowser("com.opera.browser") { IsDefault = true }, Tab(Firefox), Tab(Chrome));

        Assert.Equal(Chrome, Assert.IsType<BrowserSelection.Selected>(selected).PackageName);
    }

    [Fact]
    public void The_preferred_browsers_are_tried_in_their_order()
    {
        _options.PreferredBrowsers = [Firefox, Chrome];

        Assert.Equal(Firefox, Assert.IsType<BrowserSelection.Selected>(Select(Tab(Chrome), Tab(Firefox), Tab("a.browser"))).PackageName);
    }

    [Fact]
    public void Without_custom_tabs_anywhere_the_default_browser_itself_is_opened()
    {
        var selected = Select(new InstalledBrowser("a.browser"), new InstalledBrowser("b.browser") { IsDefault = true });

        Assert.Equal(new BrowserSelection.Selected("b.browser", BrowserSurface.FullBrowser, false), selected);
    }

    [Fact]
    public void An_auth_tab_is_opened_where_the_browser_has_it() =>
        Assert.Equal(new BrowserSelection.Selected(Chrome, BrowserSurface.AuthTab, false), Select(Tab(Chrome) with { HasAuthTab = true }));

    [Fact]
    public void The_switch_turns_the_auth_tab_off()
    {
        _options.UseAuthTab = false;

        Assert.Equal(
            BrowserSurface.CustomTab,
            Assert.IsType<BrowserSelection.Selected>(Select(Tab(Chrome) with { HasAuthTab = true })).Surface
        );
    }

    [Fact]
    public void An_ephemeral_session_is_opened_where_a_browser_supports_it()
    {
        var selected = BrowserSelector.Select(
            [Tab(Firefox) with { IsDefault = true }, Tab(Chrome) with { HasEphemeralBrowsing = true }],
            _options,
            isEphemeral: true,
            isWorkProfile: false
        );

        Assert.Equal(new BrowserSelection.Selected(Chrome, BrowserSurface.CustomTab, true), selected);
    }

    [Fact]
    public void An_ephemeral_session_is_refused_with_a_reason_where_no_browser_supports_it()
    {
        var refused = Assert.IsType<BrowserSelection.Refused>(
            BrowserSelector.Select([Tab(Firefox)], _options, isEphemeral: true, isWorkProfile: false)
        );

        Assert.Equal(BrowserRefusal.NoEphemeralBrowsing, refused.Kind);
        Assert.Contains("'org.mozilla.firefox' supports ephemeral sessions", refused.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, nameof(BrowserRefusal.NoneInstalled))]
    [InlineData(true, nameof(BrowserRefusal.NoneInWorkProfile))]
    [Case(39)]
    public void No_browser_is_an_outcome_of_its_own(bool isWorkProfile, string kind) =>
        Assert.Equal(
            kind,
            Assert.IsType<BrowserSelection.Refused>(BrowserSelector.Select([], _options, false, isWorkProfile)).Kind.ToString()
        );

    [Fact]
    public void A_disabled_browser_is_not_opened_and_is_named()
    {
        var refused = Assert.IsType<BrowserSelection.Refused>(Select(Tab(Chrome) with { IsEnabled = false, IsDefault = true }));

        Assert.Equal(BrowserRefusal.Disabled, refused.Kind);
        Assert.Equal("The browser 'com.android.chrome' is disabled. Enable it in Settings, Apps.", refused.Reason);
        Assert.Equal(
            Firefox,
            Assert.IsType<BrowserSelection.Selected>(Select(Tab(Chrome) with { IsEnabled = false }, Tab(Firefox))).PackageName
        );
    }

    [Theory]
    [InlineData(Chrome, "aa:bb:cc", true)]
    [InlineData(Chrome, "AABBCC", true)]
    [InlineData(Chrome, "AABBCD", false)]
    [InlineData(Chrome, "", false)]
    [InlineData(Firefox, "AABBCC", false)]
    public void Only_a_trusted_browser_with_its_certificate_is_opened(string package, string fingerprint, bool isSelected)
    {
        _options.TrustedBrowsers = [new TrustedBrowser(package, fingerprint)];

        Assert.Equal(isSelected, Select(Tab(Chrome) with { SigningCertificates = [Certificate] }) is BrowserSelection.Selected);
    }

    [Fact]
    public void A_look_alike_without_a_certificate_is_not_trusted()
    {
        _options.TrustedBrowsers = [new TrustedBrowser(Chrome)];

        Assert.Equal(BrowserRefusal.NotTrusted, Assert.IsType<BrowserSelection.Refused>(Select(Tab(Chrome))).Kind);
    }

    [Property]
    public bool Two_apps_on_one_device_choose_the_same_browser_whatever_order_they_see_them_in(byte[] features, int seed)
    {
        var installed = features
            .Distinct()
            .Select(
                static (bits, index) =>
                    new InstalledBrowser("browser." + bits)
                    {
                        IsDefault = index == 0,
                        IsEnabled = (bits & 1) == 0,
                        HasCustomTabs = (bits & 2) == 0,
                        HasAuthTab = (bits & 4) == 0,
                        HasEphemeralBrowsing = (bits & 8) == 0,
                    }
            )
            .ToArray();
        var shuffled = installed.ToArray();
        new Random(seed).Shuffle(shuffled);

        return Select(installed) == Select(shuffled);
    }

    private static InstalledBrowser Tab(string package) => new(package) { HasCustomTabs = true };

    private BrowserSelection Select(params InstalledBrowser[] installed) =>
        BrowserSelector.Select(installed, _options, isEphemeral: false, isWorkProfile: false);
}
