using System.Xml.Linq;
using SsoConfig.Eng.Tools;
using Xunit;
using static SsoConfig.Packages.Tests.MauiHeads.MergedManifest;

namespace SsoConfig.Packages.Tests.MauiHeads;

/// <summary>
/// A MAUI app with https redirect URIs over the stub workload: what was built is read back. The merger is Google's own, where it is
/// installed.
/// </summary>
public sealed class LinkHeadTests(PackageFeed packages)
{
    private const string Links = """
        {
          "issuer": "https://example.okta.com/oauth2/default",
          "clientId": "0oa1",
          "redirectUri": "https://auth.example.com/first/callback",
          "logoutRedirectUri": "https://auth.example.com/first/logout"
        }
        """;

    private const string OwnEntitlements = """
        <plist version="1.0"><dict>
          <key>com.apple.developer.associated-domains</key><array><string>applinks:www.example.com</string></array>
        </dict></plist>
        """;

    private static readonly string[] PartsOfALink = ["scheme", "host", "path"];

    [Fact]
    public async Task An_Android_app_claims_each_link_by_one_verified_filter_of_its_own()
    {
        using var app = await BuildAsync("android", Links);

        var activity = XElement
            .Parse(app.Read(MergedManifest.Location))
            .Descendants("activity")
            .Single(static activity => activity.Descendants("data").Any(static data => Get(data, "scheme") == "https"));
        Assert.Equal(("true", "true", "singleTop"), (Get(activity, "exported"), Get(activity, "noHistory"), Get(activity, "launchMode")));
        Assert.Equal(
            ["https auth.example.com /first/callback", "https auth.example.com /first/logout"],
            activity.Elements("intent-filter").Select(ClaimOf).Order(StringComparer.Ordinal)
        );
        Assert.All(activity.Elements("intent-filter"), static filter => Assert.Equal("true", Get(filter, "autoVerify")));
        Assert.All(
            activity.Elements("intent-filter"),
            static filter =>
                Assert.Equal(
                    ["android.intent.category.BROWSABLE", "android.intent.category.DEFAULT"],
                    filter.Elements("category").Select(static category => Get(category, "name")).Order()
                )
        );
    }

    [Fact]
    public async Task Google_s_merger_keeps_the_links_and_aapt2_accepts_them()
    {
        Assert.SkipUnless(ManifestMerger.IsPresent, ManifestMerger.Absence);
        Assert.SkipUnless(Aapt2.IsPresent, Aapt2.Absence);
        using var app = await BuildAsync("android", Links);

        var linked = await LinkAsync(app);

        Assert.True(linked.Succeeded, linked.Output);
    }

    [Theory]
    [InlineData("ios", "Platforms/iOS/Entitlements.plist")]
    [InlineData("maccatalyst", "Platforms/MacCatalyst/Entitlements.plist")]
    public async Task An_Apple_app_is_signed_with_the_domain_beside_its_own(string platform, string ownFile)
    {
        using var app = await BuildAsync(platform, Links, "17.4", ownFile);

        Assert.Equal(["applinks:www.example.com", "webcredentials:auth.example.com"], DomainsOf(app, platform));
    }

    [Theory]
    [InlineData("ios", "First.app/Info.plist")]
    [InlineData("maccatalyst", "First.app/Contents/Info.plist")]
    public async Task An_Apple_app_for_earlier_versions_has_the_scheme_of_the_fallback_too(string platform, string bundleManifest)
    {
        var withFallback = Links.Replace(
            "{\n",
            "{\n  \"fallbackRedirectUri\": \"com.first.old:/callback\",\n  \"fallbackLogoutRedirectUri\": \"com.first.old:/logout\",\n",
            StringComparison.Ordinal
        );

        using var app = await BuildAsync(platform, withFallback, "15.0");

        Assert.Contains(
            "<string>com.first.old</string>",
            app.Read($"bin/Debug/net10.0-{platform}/{bundleManifest}"),
            StringComparison.Ordinal
        );
        Assert.Equal(["webcredentials:auth.example.com"], DomainsOf(app, platform));
    }

    [Fact]
    public async Task An_Apple_app_for_earlier_versions_without_a_fallback_does_not_build()
    {
        using var app = await CreateAsync(Links);

        var outcome = await app.BuildAsync("-p:TargetFrameworks=net10.0-ios");

        Assert.False(outcome.Succeeded);
        Assert.Contains("error SSO048", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Windows_app_cannot_have_a_link()
    {
        using var app = await CreateAsync(Links);

        var outcome = await app.BuildAsync("-p:TargetFrameworks=net10.0-windows10.0.19041.0", "-p:EnableWindowsTargeting=true");

        Assert.False(outcome.Succeeded);
        Assert.Contains("error SSO047", outcome.Output, StringComparison.Ordinal);
    }

    private async Task<App> CreateAsync(string okta)
    {
        var app = await App.CreateMauiAsync(packages.Feed);
        app.Write("okta.json", okta);
        return app;
    }

    /// <param name="minimum">The lowest version of the system; the project's own by default.</param>
    /// <param name="ownFile">Where the app has entitlements of its own.</param>
    private async Task<App> BuildAsync(string platform, string okta, string? minimum = null, string? ownFile = null)
    {
        var app = await CreateAsync(okta);
        if (minimum is not null)
        {
            app.Write("First.csproj", app.Read("First.csproj").Replace(">15.0<", $">{minimum}<", StringComparison.Ordinal));
        }

        if (ownFile is not null)
        {
            app.Write(ownFile, OwnEntitlements);
        }

        (await app.BuildAsync($"-p:TargetFrameworks=net10.0-{platform}")).EnsureSucceeded();
        return app;
    }

    private static IEnumerable<string> DomainsOf(App app, string platform) =>
        XDocument
            .Parse(app.Read($"obj/Debug/net10.0-{platform}/ssoconfig/Entitlements.plist"))
            .Descendants("key")
            .Single(static key => key.Value == "com.apple.developer.associated-domains")
            .ElementsAfterSelf()
            .First()
            .Elements()
            .Select(static domain => domain.Value);

    private static string ClaimOf(XElement filter) =>
        string.Join(
            ' ',
            PartsOfALink.Select(name => filter.Elements("data").Select(data => Get(data, name)).Single(static value => value is not null))
        );

    private static string? Get(XElement element, string attribute) => (string?)element.Attribute(Android + attribute);
}
