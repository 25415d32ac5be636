using System.Xml.Linq;
using SsoConfig.Eng.Tools;
using SsoConfig.Tasks.Android;
using SsoConfig.Tasks.Checks;
using Xunit;

namespace SsoConfig.Tasks.Tests.Android;

/// <summary>Our overlay through Google's own merger and resource compiler.</summary>
public sealed class OverlayMergeTests
{
    private static readonly ExpectedScheme Expected = new(
        "redirectUri",
        "com.first.sample:/callback",
        "com.first.sample",
        "/app/okta.json",
        3,
        18
    );

    private const string Activities = """
        <activity android:name="crc64a.MainActivity" android:exported="true" android:launchMode="singleTop"
            android:configChanges="orientation|smallestScreenSize|screenLayout|screenSize|density|uiMode">
          <intent-filter><action android:name="android.intent.action.MAIN" /><category android:name="android.intent.category.LAUNCHER" /></intent-filter>
        </activity>
        <activity android:name="crc64a.Callback" android:exported="true" android:noHistory="true" android:launchMode="singleTop">
          <intent-filter>
            <action android:name="android.intent.action.VIEW" />
            <category android:name="android.intent.category.DEFAULT" /><category android:name="android.intent.category.BROWSABLE" />
            <data android:scheme="com.first.sample" />
          </intent-filter>
        </activity>
        """;

    public static TheoryData<string, string, string> Manifests =>
        new()
        {
            {
                "MAUI's template",
                """android:allowBackup="true" android:supportsRtl="true" """,
                """<uses-permission android:name="android.permission.INTERNET" />"""
            },
            {
                "Firebase",
                """android:allowBackup="true" tools:replace="android:allowBackup" """,
                """
                    <uses-permission android:name="com.google.android.c2dm.permission.RECEIVE" />
                    <queries><package android:name="com.google.android.gms" /></queries>
                    """
            },
            {
                "queries of its own for Custom Tabs",
                "",
                """<queries><intent><action android:name="android.support.customtabs.action.CustomTabsService" /></intent></queries>"""
            },
            { "backup rules of its own", """android:fullBackupContent="@xml/own_rules" tools:replace="android:fullBackupContent" """, "" },
            {
                "no backup at all",
                """android:allowBackup="false" android:fullBackupContent="false" tools:replace="android:allowBackup,android:fullBackupContent" """,
                ""
            },
            { "strict rules for everything that is merged", """android:allowBackup="true" tools:strict="android:allowBackup" """, "" },
        };

    [Theory]
    [MemberData(nameof(Manifests))]
    public async Task The_merger_accepts_it_and_the_result_agrees_with_okta_json(string kind, string application, string others)
    {
        Assert.SkipUnless(ManifestMerger.IsPresent, ManifestMerger.Absence);
        using var folder = new TemporaryFolder();

        var merged = await MergeAsync(folder, application, others);

        var findings = new AndroidManifestCheck(merged, "merged").Run([Expected]).ToList();
        Assert.True(findings.Count == 0, $"{kind}: {string.Join('\n', findings)}");
    }

    [Theory]
    [MemberData(nameof(Manifests))]
    public async Task Attributes_of_the_app_have_the_value_they_had(string kind, string application, string others)
    {
        Assert.SkipUnless(ManifestMerger.IsPresent, ManifestMerger.Absence);
        using var folder = new TemporaryFolder();

        var merged = await MergeAsync(folder, application, others);

        var own = MainManifest(application, others)
            .Element("application")!
            .Attributes()
            .Where(static attribute => attribute.Name.Namespace == AndroidXml.Namespace);
        Assert.All(
            own,
            attribute =>
                Assert.True(merged.Element("application")!.Attribute(attribute.Name)?.Value == attribute.Value, $"{kind}: {attribute}")
        );
    }

    [Theory]
    [MemberData(nameof(Manifests))]
    public async Task Aapt2_links_the_result_with_the_backup_rules(string kind, string application, string others)
    {
        Assert.SkipUnless(ManifestMerger.IsPresent, ManifestMerger.Absence);
        Assert.SkipUnless(Aapt2.IsPresent, Aapt2.Absence);
        using var folder = new TemporaryFolder();
        await MergeAsync(folder, application, others);
        foreach (var rules in BackupRules.All)
        {
            folder.Write($"res/xml/{rules.Name}.xml", rules.Create("com.first.app").ToString());
        }

        folder.Write("res/xml/own_rules.xml", "<full-backup-content />");
        var linked = await Aapt2.LinkAsync(
            folder.PathOf("merged.xml"),
            folder.PathOf("res"),
            folder.Root,
            TestContext.Current.CancellationToken
        );

        Assert.True(linked.Succeeded, $"{kind}: {linked.Output}");
    }

    [Fact]
    public async Task Aapt2_refuses_what_is_wrong()
    {
        Assert.SkipUnless(Aapt2.IsPresent, Aapt2.Absence);
        using var folder = new TemporaryFolder();
        var main = folder.Write("merged.xml", MainManifest("""android:fullBackupContent="@xml/not_there" """, "").ToString());

        var linked = await Aapt2.LinkAsync(main, null, folder.Root, TestContext.Current.CancellationToken);

        Assert.Contains("not_there", linked.Output, StringComparison.Ordinal);
        Assert.False(linked.Succeeded);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_family_is_merged_into_the_provider_of_the_compiled_app(bool isDebug)
    {
        Assert.SkipUnless(ManifestMerger.IsPresent, ManifestMerger.Absence);
        using var folder = new TemporaryFolder();
        var family = new AndroidFamily("com.company.sso", isDebug);

        var merged = await MergeAsync(folder, Provider, "", family);

        Assert.Empty(new FamilyCheck(merged, "merged", family).Run(new ExpectedFamily("com.company.sso", "/okta.org.json", 1, 1)));
        Assert.NotEmpty(
            new FamilyCheck(merged, "merged", new AndroidFamily("com.other.sso", isDebug)).Run(
                new ExpectedFamily("com.other.sso", "/okta.org.json", 1, 1)
            )
        );
    }

    [Fact]
    public async Task Aapt2_links_the_permission_and_the_provider_of_a_family()
    {
        Assert.SkipUnless(ManifestMerger.IsPresent, ManifestMerger.Absence);
        Assert.SkipUnless(Aapt2.IsPresent, Aapt2.Absence);
        using var folder = new TemporaryFolder();
        await MergeAsync(folder, Provider, "", new AndroidFamily("com.company.sso", isDebug: false));
        foreach (var rules in BackupRules.All)
        {
            folder.Write($"res/xml/{rules.Name}.xml", rules.Create("com.first.app").ToString());
        }

        var linked = await Aapt2.LinkAsync(
            folder.PathOf("merged.xml"),
            folder.PathOf("res"),
            folder.Root,
            TestContext.Current.CancellationToken
        );

        Assert.True(linked.Succeeded, linked.Output);
    }

    private const string Provider = """
        ><provider android:name="ssoconfig.OktaFamilyProvider" android:authorities="com.first.app.sso" android:exported="true">
          <intent-filter><action android:name="com.company.sso.action.SSO" /></intent-filter>
        </provider
        """;

    private static async Task<XElement> MergeAsync(TemporaryFolder folder, string application, string others, AndroidFamily? family = null)
    {
        var main = MainManifest(application, others);
        var overlay = folder.Write("overlay.xml", AndroidOverlay.Create([main], hasBackupRules: true, family: family).ToString());
        var outcome = await ManifestMerger.MergeAsync(
            folder.Write("main.xml", main.ToString()),
            [overlay],
            folder.PathOf("merged.xml"),
            TestContext.Current.CancellationToken
        );
        Assert.True(outcome.Succeeded && File.Exists(folder.PathOf("merged.xml")), outcome.Output);
        return AndroidXml.Load(folder.PathOf("merged.xml"));
    }

    private static XElement MainManifest(string application, string others) =>
        XElement.Parse(
            $"""
            <manifest xmlns:android="http://schemas.android.com/apk/res/android" xmlns:tools="http://schemas.android.com/tools"
                package="com.first.app" android:versionCode="1" android:versionName="1.0">
              <uses-sdk android:minSdkVersion="24" android:targetSdkVersion="36" />
              {others}
              <application android:label="First" {application}>{Activities}</application>
            </manifest>
            """
        );
}
