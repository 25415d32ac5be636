using System.Xml.Linq;
using SsoConfig.Tasks.Android;
using SsoConfig.Tasks.Checks;
using Xunit;

namespace SsoConfig.Tasks.Tests.Android;

public sealed class AndroidFamilyTests
{
    private static readonly AndroidFamily Family = new("com.company.sso", isDebug: false);
    private static readonly ExpectedFamily Expected = new("com.company.sso", "/family/okta.org.json", 3, 16);

    [Fact]
    public void A_family_adds_its_permission_its_query_and_the_permission_of_the_provider()
    {
        var without = AndroidOverlay.Create([], hasBackupRules: false);
        var overlay = AndroidOverlay.Create([], hasBackupRules: false, family: Family);

        overlay.Elements("permission").Single().ShouldBe("com.company.sso.permission.SSO", ("protectionLevel", "signature"));
        overlay.Elements("uses-permission").Single().ShouldBe("com.company.sso.permission.SSO");
        overlay
            .Elements("application")
            .Elements()
            .Single()
            .ShouldBe("ssoconfig.OktaFamilyProvider", ("permission", "com.company.sso.permission.SSO"));
        Assert.Equal(without.Element("queries")!.Elements().Count() + 1, overlay.Element("queries")!.Elements().Count());
        Assert.Equal("com.company.sso.action.SSO", overlay.Descendants("action").Last().Get("name"));
    }

    [Fact]
    public void The_provider_is_in_the_application_that_has_the_backup_rules() =>
        Assert.Single(AndroidOverlay.Create([], hasBackupRules: true, family: Family).Elements("application"));

    [Fact]
    public void A_query_that_the_app_has_is_not_repeated()
    {
        var own = XElement.Parse(
            """
            <manifest xmlns:android="http://schemas.android.com/apk/res/android">
              <queries><intent><action android:name="com.company.sso.action.SSO" /></intent></queries>
            </manifest>
            """
        );

        var overlay = AndroidOverlay.Create([own], hasBackupRules: false, family: Family);

        Assert.DoesNotContain(overlay.Descendants("action"), static action => action.Get("name") == "com.company.sso.action.SSO");
    }

    [Fact]
    public void A_debug_build_has_a_permission_of_its_own_and_the_same_action()
    {
        var debug = new AndroidFamily("com.company.sso", isDebug: true);

        Assert.Equal("com.company.sso.permission.SSO_DEBUG", debug.Permission);
        Assert.Equal(Family.Action, debug.Action);
    }

    [Fact]
    public void Two_families_have_nothing_in_common()
    {
        var other = new AndroidFamily("com.other.sso", isDebug: false);

        Assert.NotEqual(Family.Permission, other.Permission);
        Assert.NotEqual(Family.Action, other.Action);
    }

    [Fact]
    public void A_merged_manifest_with_all_of_it_passes() => Assert.Empty(Check(Manifest()));

    [Theory]
    [InlineData("protectionLevel=\"signature\"", "protectionLevel=\"normal\"", "has the protection level 'normal' and not 'signature'")]
    [InlineData("<permission ", "<permission-group ", "has the protection level '(not declared)' and not 'signature'")]
    [InlineData("<uses-permission ", "<uses-permission-sdk-23 ", "it does not use the permission 'com.company.sso.permission.SSO'")]
    [InlineData("<queries><intent><action ", "<queries><intent><category ", "it has no <queries> for 'com.company.sso.action.SSO'")]
    [InlineData("ssoconfig.OktaFamilyProvider", "other.Provider", "it has no provider 'ssoconfig.OktaFamilyProvider'")]
    [InlineData(" android:permission=\"com.company.sso.permission.SSO\"", "", "is not protected by the permission")]
    [InlineData(
        "android:exported=\"true\"",
        "android:readPermission=\"x\" android:exported=\"true\"",
        "is not protected by the permission"
    )]
    [InlineData(
        "android:exported=\"true\"",
        "android:writePermission=\"x\" android:exported=\"true\"",
        "is not protected by the permission"
    )]
    [InlineData(
        "<intent-filter>",
        "<path-permission android:pathPrefix=\"/\" android:readPermission=\"x\" /><intent-filter>",
        "is not protected by the permission"
    )]
    [InlineData("<intent-filter>", "<grant-uri-permission android:pathPattern=\".*\" /><intent-filter>", "grants URI permissions")]
    [InlineData("android:exported=\"true\"", "android:exported=\"false\"", "is not exported")]
    [InlineData("android:exported=\"true\"", "android:grantUriPermissions=\"true\" android:exported=\"true\"", "grants URI permissions")]
    [InlineData("<intent-filter><action ", "<intent-filter><category ", "has no intent filter for 'com.company.sso.action.SSO'")]
    public void A_merged_manifest_that_lacks_a_part_is_reported_where_okta_json_asks_for_it(string part, string other, string problem)
    {
        var finding = Assert.Single(Check(Manifest().Replace(part, other, StringComparison.Ordinal)));

        Assert.Equal(("SSO115", Expected), (finding.Code, finding.Expected));
        Assert.StartsWith(
            "okta.org.json sets \"nativeSso\" to 'true', but in the merged manifest 'merged'",
            finding.Message,
            StringComparison.Ordinal
        );
        Assert.Contains(problem, finding.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<Finding> Check(string manifest) => new FamilyCheck(XElement.Parse(manifest), "merged", Family).Run(Expected);

    private static string Manifest() =>
        """
            <manifest xmlns:android="http://schemas.android.com/apk/res/android">
              <permission android:name="com.company.sso.permission.SSO" android:protectionLevel="signature" />
              <uses-permission android:name="com.company.sso.permission.SSO" />
              <queries><intent><action android:name="com.company.sso.action.SSO" /></intent></queries>
              <application>
                <provider android:name="ssoconfig.OktaFamilyProvider" android:exported="true" android:permission="com.company.sso.permission.SSO">
                  <intent-filter><action android:name="com.company.sso.action.SSO" /></intent-filter>
                </provider>
              </application>
            </manifest>
            """;
}

internal static class ManifestElement
{
    public static void ShouldBe(this XElement element, string name, params (string Attribute, string Value)[] others) =>
        Assert.Equal(
            [("name", name), .. others],
            element.Attributes().Select(static attribute => (attribute.Name.LocalName, attribute.Value))
        );
}
