using System.Xml.Linq;
using SsoConfig.Tasks.Android;
using SsoConfig.Tasks.Checks;
using Xunit;

namespace SsoConfig.Tasks.Tests.Android;

/// <summary>The https links of okta.json in a merged manifest.</summary>
public sealed class AndroidLinkCheckTests
{
    private const string Data = """<data android:scheme="https" android:host="auth.example.com" android:path="/first/callback" />""";

    private const string Filter = $"""
        <intent-filter android:autoVerify="true">
          <action android:name="android.intent.action.VIEW" />
          <category android:name="android.intent.category.DEFAULT" />
          <category android:name="android.intent.category.BROWSABLE" />
          {Data}
        </intent-filter>
        """;

    private const string Receiver = $"""<activity android:name="crc64.Callback" android:exported="true">{Filter}</activity>""";

    private static readonly ExpectedLink Link = new(
        "redirectUri",
        "https://auth.example.com/first/callback",
        "auth.example.com",
        "/first/callback",
        "/app/okta.json",
        3,
        18
    );

    [Fact]
    public void A_manifest_with_the_generated_filter_has_no_finding() => Assert.Empty(Check(Receiver));

    [Theory]
    [InlineData("android:path=\"/first/callback\"", "android:path=\"/second/callback\"")]
    [InlineData("auth.example.com", "www.example.com")]
    [InlineData("\"https\"", "\"http\"")]
    public void Without_a_filter_for_the_link_it_is_missing(string ours, string other)
    {
        var finding = Assert.Single(Check(Receiver.Replace(ours, other, StringComparison.Ordinal)));

        Assert.Equal(ManifestRules.SchemeMissing, finding.Code);
        Assert.Contains(
            "has an intent filter for the link 'https://auth.example.com/first/callback'",
            finding.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(" android:autoVerify=\"true\"", "")]
    [InlineData("android:autoVerify=\"true\"", "android:autoVerify=\"false\"")]
    public void A_filter_that_Android_does_not_verify_never_opens_the_app(string ours, string other)
    {
        var finding = Assert.Single(Check(Receiver.Replace(ours, other, StringComparison.Ordinal)));

        Assert.Equal(ManifestRules.LinkNotVerified, finding.Code);
        Assert.Contains("android:autoVerify=\"true\"", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DEFAULT")]
    [InlineData("BROWSABLE")]
    public void A_filter_that_is_verified_and_another_one_for_browsers_do_not_make_up_one_that_is_both(string category)
    {
        var verified = Filter.Replace($"<category android:name=\"android.intent.category.{category}\" />", "", StringComparison.Ordinal);
        var forBrowsers = Filter.Replace(" android:autoVerify=\"true\"", "", StringComparison.Ordinal);

        var finding = Assert.Single(Check(Receiver.Replace(Filter, verified + forBrowsers, StringComparison.Ordinal)));

        Assert.Equal(ManifestRules.LinkNotVerified, finding.Code);
    }

    [Theory]
    [InlineData("DEFAULT")]
    [InlineData("BROWSABLE")]
    public void A_filter_that_a_browser_cannot_use_is_found(string category) =>
        Assert.Equal(
            ManifestRules.SchemeMissing,
            Assert
                .Single(
                    Check(
                        Receiver.Replace($"<category android:name=\"android.intent.category.{category}\" />", "", StringComparison.Ordinal)
                    )
                )
                .Code
        );

    [Theory]
    [InlineData("""<data android:scheme="https" android:host="auth.example.com" android:pathPrefix="/" />""")]
    [InlineData("""<data android:scheme="https" android:host="*.example.com" />""")]
    public void A_deep_link_of_the_app_that_includes_the_link_is_named_with_the_first(string data)
    {
        var other = Receiver
            .Replace(Data, data, StringComparison.Ordinal)
            .Replace("crc64.Callback", "com.app.DeepLinks", StringComparison.Ordinal);

        var finding = Assert.Single(Check(Receiver + other));

        Assert.Equal(ManifestRules.SchemeClaimedTwice, finding.Code);
        Assert.Contains("com.app.DeepLinks", finding.Message, StringComparison.Ordinal);
        Assert.Contains("a path of its own", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_links_of_the_app_with_other_paths_of_the_host_are_its_own_business() =>
        Assert.Empty(
            Check(
                Receiver
                    + Receiver
                        .Replace("/first/callback", "/items", StringComparison.Ordinal)
                        .Replace("crc64.Callback", "com.app.DeepLinks", StringComparison.Ordinal)
            )
        );

    [Fact]
    public void An_activity_that_is_not_exported_is_found() =>
        Assert.Equal(
            ManifestRules.NotExported,
            Assert.Single(Check(Receiver.Replace(" android:exported=\"true\"", "", StringComparison.Ordinal))).Code
        );

    private static List<Finding> Check(string activities) =>
        [
            .. new AndroidManifestCheck(
                XElement.Parse(
                    "<manifest xmlns:android=\"http://schemas.android.com/apk/res/android\" package=\"com.first.app\"><queries>"
                        + "<intent><action "
                        + "android:name=\"android.support.customtabs.action.CustomTabsService\" /></intent></queries>"
                        + $"<application>{activities}</application></manifest>"
                ),
                "obj/android/AndroidManifest.xml"
            ).Run([Link]),
        ];
}
