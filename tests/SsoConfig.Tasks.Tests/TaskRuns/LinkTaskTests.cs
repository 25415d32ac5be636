using System.Xml.Linq;
using SsoConfig.Tasks.Android;
using SsoConfig.Tasks.Apple;
using SsoConfig.Tasks.PropertyLists;
using SsoConfig.Tasks.Windows;
using Xunit;

namespace SsoConfig.Tasks.Tests.TaskRuns;

/// <summary>Builds of an app whose okta.json has https links.</summary>
public sealed class LinkTaskTests : IDisposable
{
    private const string Links = """
        {
          "issuer": "https://example.okta.com",
          "clientId": "0oa1",
          "redirectUri": "https://auth.example.com/first/callback",
          "logoutRedirectUri": "https://auth.example.com/first/logout"
        }
        """;

    private const string Domains = "com.apple.developer.associated-domains";

    private readonly TaskRun _build = new();

    public LinkTaskTests() => _build.Write("okta.json", Links);

    public void Dispose() => _build.Dispose();

    [Fact]
    public void An_Apple_app_gets_the_associated_domain_once_beside_its_own()
    {
        _build.Write(
            "Entitlements.plist",
            $"<plist><dict><key>{Domains}</key><array><string>applinks:www.example.com</string></array></dict></plist>"
        );

        Assert.True(WriteEntitlements());

        Assert.Equal(
            ["applinks:www.example.com", "webcredentials:auth.example.com"],
            EntitlementArrays.EntriesOf(PropertyList.Read(File.ReadAllBytes(_build.PathOf("obj/Entitlements.plist"))), Domains)
        );
    }

    [Theory]
    [InlineData("webcredentials:auth.example.com")]
    [InlineData("webcredentials:auth.example.com?mode=developer", "webcredentials:auth.example.com")]
    public void An_entitlement_with_the_domain_passes(params string[] entries)
    {
        _build.Write(
            "Entitlements.plist",
            $"<plist><dict><key>{Domains}</key><array>"
                + string.Concat(entries.Select(static entry => $"<string>{entry}</string>"))
                + "</array></dict></plist>"
        );

        Assert.True(CheckEntitlements());
    }

    [Fact]
    public void A_domain_that_counts_on_the_devices_of_a_developer_only_gets_the_one_for_all_beside_it()
    {
        const string developers = "webcredentials:auth.example.com?mode=developer";
        _build.Write("Entitlements.plist", $"<plist><dict><key>{Domains}</key><array><string>{developers}</string></array></dict></plist>");

        Assert.True(WriteEntitlements());

        Assert.Equal(
            [developers, "webcredentials:auth.example.com"],
            EntitlementArrays.EntriesOf(PropertyList.Read(File.ReadAllBytes(_build.PathOf("obj/Entitlements.plist"))), Domains)
        );
    }

    [Theory]
    [InlineData("applinks:auth.example.com")]
    [InlineData("webcredentials:auth.example.com.evil.example")]
    [InlineData("webcredentials:example.com")]
    [InlineData("webcredentials:auth.example.com?mode=developer")]
    [InlineData("webcredentials:auth.example.com?mode=managed")]
    public void An_entitlement_for_another_service_or_domain_fails(string entry)
    {
        _build.Write("Entitlements.plist", $"<plist><dict><key>{Domains}</key><array><string>{entry}</string></array></dict></plist>");

        Assert.False(CheckEntitlements());
        Assert.Equal(("SSO113", _build.OktaJson, 4, 18), _build.Error());
    }

    [Fact]
    public void An_Apple_app_that_only_claims_links_declares_no_url_type_and_loses_that_of_an_earlier_build()
    {
        _build.Write("obj/Info.plist", "<plist><dict/></plist>");
        _build.Write("Info.plist", "<plist><dict/></plist>");

        Assert.True(
            _build.Run(
                new GenerateSsoInfoPlist
                {
                    AppManifest = _build.Item("Info.plist"),
                    Name = "com.first.app",
                    Output = _build.Item("obj/Info.plist"),
                },
                "ios"
            )
        );

        Assert.False(_build.Exists("obj/Info.plist"));
        Assert.True(_build.Run(new ValidateSsoInfoPlist { Manifest = _build.Item("Info.plist") }, "ios"));
    }

    [Fact]
    public void The_scheme_of_a_fallback_is_declared_on_an_Apple_platform()
    {
        _build.Write(
            "okta.json",
            Links.Replace("{\n", "{\n  \"fallbackRedirectUri\": \"com.first.old:/callback\",\n", StringComparison.Ordinal)
        );

        Assert.True(_build.Run(new GenerateSsoInfoPlist { Name = "com.first.app", Output = _build.Item("obj/Info.plist") }, "ios"));

        Assert.Contains("<string>com.first.old</string>", _build.Read("obj/Info.plist"), StringComparison.Ordinal);
        Assert.DoesNotContain("https", _build.Read("obj/Info.plist").Split("<plist")[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Each_link_is_checked_in_the_manifest_of_an_Android_app()
    {
        _build.Write(
            "AndroidManifest.xml",
            "<manifest xmlns:android=\"http://schemas.android.com/apk/res/android\" package=\"com.first.app\"><queries><intent><action "
                + "android:name=\"android.support.customtabs.action.CustomTabsService\" /></intent></queries><application /></manifest>"
        );
        Assert.False(_build.Run(new ValidateSsoAndroidManifest { Manifest = _build.Item("AndroidManifest.xml") }, "android"));
        Assert.Equal(["SSO103", "SSO103"], _build.Engine.Errors.Select(static error => error.Code));
    }

    [Fact]
    public void A_Windows_app_never_declares_https_as_its_protocol()
    {
        _build.Write(
            "Package.appxmanifest",
            """<Package xmlns="http://schemas.microsoft.com/appx/manifest/foundation/windows10"><Applications><Application Id="App"></Application></Applications></Package>"""
        );

        _build.Run(
            new GenerateSsoWindowsManifest
            {
                AppManifest = _build.Item("Package.appxmanifest"),
                Output = _build.Item("obj/Package.appxmanifest"),
            },
            "windows"
        );
        Assert.DoesNotContain("\"https\"", _build.Read("obj/Package.appxmanifest"), StringComparison.Ordinal);

        Assert.False(_build.Run(new ValidateSsoWindowsManifest { Manifest = _build.Item("obj/Package.appxmanifest") }, "windows"));
        Assert.Equal("SSO102", _build.Error().Item1);
    }

    private bool WriteEntitlements() =>
        _build.Run(
            new GenerateSsoEntitlements
            {
                AppEntitlements = _build.Exists("Entitlements.plist") ? _build.Item("Entitlements.plist") : null,
                Output = _build.Item("obj/Entitlements.plist"),
                Moved = _build.Item("obj/entitlements.moved"),
            },
            "ios"
        );

    private bool CheckEntitlements() =>
        _build.Run(
            new ValidateSsoEntitlements { Entitlements = _build.Item("Entitlements.plist"), ApplicationId = "com.first.app" },
            "ios"
        );
}
