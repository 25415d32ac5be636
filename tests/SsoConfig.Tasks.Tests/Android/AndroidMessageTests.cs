using System.Xml.Linq;
using SsoConfig.Tasks.Android;
using SsoConfig.Tasks.Checks;
using Xunit;

namespace SsoConfig.Tasks.Tests.Android;

/// <summary>What a developer reads of a merged manifest that disagrees with okta.json: both values, both files, and what to do.</summary>
public sealed class AndroidMessageTests
{
    private const string Statement = "okta.json sets \"redirectUri\" to 'com.first.sample:/callback'";
    private static readonly ExpectedScheme Expected = new(
        "redirectUri",
        "com.first.sample:/callback",
        "com.first.sample",
        "/app/okta.json",
        3,
        18
    );

    [Fact]
    public void No_activity_at_all() =>
        Assert.Equal(
            $"{Statement}, but no activity of the merged manifest 'merged.xml' has an intent filter for the scheme 'com.first.sample'; "
                + "it has filters for no scheme at all. The source "
                + "generator of this package adds the activity: do not remove its analyzer from the compilation, and rebuild if the "
                + "manifest is outdated.",
            MessageOf("")
        );

    [Fact]
    public void Activities_for_other_schemes() =>
        Assert.Contains(
            "; it has filters for 'a' (x.A), 'b' (x.A), 'c' ((no name)). The source",
            MessageOf(Activity("x.A", Filter("a") + Filter("b")) + $"<activity>{Filter("c")}</activity>"),
            StringComparison.Ordinal
        );

    [Fact]
    public void Two_activities() =>
        Assert.Equal(
            $"{Statement}, and more than one activity of the merged manifest 'merged.xml' has an intent filter for the scheme "
                + "'com.first.sample': activity 'x.A' (line 2), activity "
                + "'x.B' (line 3). Android would ask the user which one to open. Keep the generated one, and give the other filter a "
                + "scheme of its own.",
            MessageOf(Activity("x.A", Filter("com.first.sample")) + "\n" + Activity("x.B", Filter("com.first.sample")))
        );

    [Fact]
    public void A_filter_without_the_categories_of_a_browser() =>
        Assert.Equal(
            $"{Statement}, but activity 'x.A' (line 2) of the merged manifest 'merged.xml' cannot be opened from a browser with the "
                + "scheme 'com.first.sample': its intent filter needs "
                + "the categories android.intent.category.DEFAULT and android.intent.category.BROWSABLE.",
            MessageOf(Activity("x.A", Filter("com.first.sample").Replace("BROWSABLE", "OTHER", StringComparison.Ordinal)))
        );

    [Theory]
    [InlineData("", "(not set)")]
    [InlineData("android:exported='false'", "false")]
    [InlineData("android:exported='x@bool/exported'", "x@bool/exported")]
    public void An_activity_that_is_not_exported(string exported, string shown) =>
        Assert.Equal(
            $"{Statement}, but activity 'x.A' (line 2) of the merged manifest 'merged.xml', which receives the scheme "
                + $"'com.first.sample', has android:exported=\"{shown}\": the browser "
                + "may not open it. Set it to \"true\" and remove what overrides it, for example a tools:replace.",
            MessageOf(Activity("x.A", Filter("com.first.sample"), exported))
        );

    [Fact]
    public void An_activity_whose_export_is_a_resource_is_left_to_the_device() =>
        Assert.Empty(Check(Activity("x.A", Filter("com.first.sample"), "android:exported='@bool/exported'")));

    [Theory]
    [InlineData("singleInstance")]
    [InlineData("3")]
    public void An_activity_that_is_alone_in_its_task(string mode) =>
        Assert.Equal(
            $"{Statement}, but activity 'x.A' (line 2) of the merged manifest 'merged.xml' has android:launchMode=\"{mode}\": it is "
                + "alone in its task, so the response to "
                + "'com.first.sample' arrives in another one, and the sign-in ends as cancelled. Use \"singleTop\" or \"singleTask\".",
            MessageOf(Activity("x.A", Filter("com.first.sample"), $"android:exported='true' android:launchMode='{mode}'"))
        );

    [Fact]
    public void Two_tasks() =>
        Assert.Equal(
            $"{Statement}, but in the merged manifest 'merged.xml' activity 'x.Main' (line 3) has the task affinity \"other\" and "
                + "activity 'x.A' (line 2), which receives the scheme "
                + "'com.first.sample', has \"com.first.app\": the response arrives in another task, and the sign-in ends as cancelled. "
                + "Remove android:taskAffinity from the activities and from <application>.",
            MessageOf(
                Activity("x.A", Filter("com.first.sample"))
                    + "\n"
                    + Activity(
                        "x.Main",
                        "<intent-filter><action android:name='android.intent.action.MAIN'/><category "
                            + "android:name='android.intent.category.LAUNCHER'/></intent-filter>",
                        "android:taskAffinity='other'"
                    )
            )
        );

    [Theory]
    [InlineData("MAIN", "OTHER")]
    [InlineData("OTHER", "LAUNCHER")]
    public void An_activity_that_does_not_start_the_app_may_have_a_task_of_its_own(string action, string category) =>
        Assert.Empty(
            Check(
                Activity("x.A", Filter("com.first.sample"))
                    + Activity(
                        "x.B",
                        $"<intent-filter><action android:name='android.intent.action.{action}'/><category "
                            + $"android:name='android.intent.category.{category}'/></intent-filter>",
                        "android:taskAffinity='other' android:launchMode='3'"
                    )
            )
        );

    [Fact]
    public void An_activity_without_a_task_of_its_own_has_that_of_the_application()
    {
        var manifest = Manifest(
            Activity("x.A", Filter("com.first.sample"), "android:exported='true' android:taskAffinity='other'") + Launcher(),
            ""
        );
        manifest.Element("application")!.SetAttributeValue(AndroidXml.Namespace + "taskAffinity", "other");

        Assert.Equal(
            [ManifestRules.NoBrowserQuery],
            new AndroidManifestCheck(manifest, "merged.xml").Run([Expected]).Select(static finding => finding.Code)
        );
    }

    [Fact]
    public void An_activity_that_starts_the_app_may_have_other_filters() =>
        Assert.Contains(
            "activity 'x.Main' (line 2) has the task affinity \"other\"",
            MessageOf(Activity("x.A", Filter("com.first.sample")) + Launcher(Filter("z"))),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_filter_of_another_scheme_does_not_help_the_one_that_no_browser_can_use() =>
        Assert.Contains(
            "cannot be opened from a browser",
            MessageOf(
                Activity("x.A", Filter("other") + Filter("com.first.sample").Replace("BROWSABLE", "OTHER", StringComparison.Ordinal))
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_filter_for_anything_but_addresses_claims_no_scheme() =>
        Assert.Contains(
            "it has filters for no scheme at all",
            MessageOf(Activity("x.A", Filter("com.first.sample").Replace("VIEW", "SEND", StringComparison.Ordinal))),
            StringComparison.Ordinal
        );

    [Fact]
    public void No_query_for_browsers() =>
        Assert.Equal(
            "The merged manifest 'merged.xml' has no <queries> for 'android.support.customtabs.action.CustomTabsService', so on Android "
                + "11 and later the sign-in cannot find a browser "
                + "with Custom Tabs. It comes from an AndroidManifestOverlay of this package: leave AndroidManifestMerger at "
                + "'manifestmerger.jar', or add the <queries> to your own "
                + "AndroidManifest.xml.",
            Assert.Single(Check(Activity("x.A", Filter("com.first.sample")), queries: "")).Message
        );

    [Fact]
    public void The_query_is_missed_once_however_many_schemes_there_are() =>
        Assert.Single(
            new AndroidManifestCheck(Manifest(Activity("x.A", Filter("a") + Filter("b")), ""), "merged.xml").Run([
                Expected with
                {
                    Scheme = "a",
                },
                Expected with
                {
                    Scheme = "b",
                },
            ])
        );

    [Fact]
    public void Tokens_in_a_backup() =>
        Assert.Equal(
            [
                "The tokens of this app would go into the cloud backup, and be unreadable on the device that it is restored on: the "
                    + "merged manifest 'merged.xml' has no "
                    + "android:fullBackupContent. To keep them out, let the build add it (SsoConfigAndroidBackupRules).",
                "The tokens of this app would go into the cloud backup, and be unreadable on the device that it is restored on: the "
                    + "merged manifest 'merged.xml' has no "
                    + "android:dataExtractionRules. To keep them out, let the build add it (SsoConfigAndroidBackupRules).",
            ],
            BackupMessages("", "")
        );

    [Fact]
    public void Rules_of_the_app_that_let_the_tokens_in()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("own.xml", "<full-backup-content/>");

        Assert.Equal(
            [
                "The tokens of this app would go into the cloud backup, and be unreadable on the device that it is restored on: "
                    + "android:fullBackupContent=\"@xml/own\" of the merged "
                    + $"manifest 'merged.xml' is '{file}', which lets them in. To keep them out, add <exclude domain=\"sharedpref\" "
                    + "path=\"com.first.app.microsoft.maui.essentials.preferences.xml\" /> to it.",
            ],
            BackupMessages("android:fullBackupContent='@xml/own' android:dataExtractionRules='own'", "", folder.PathOf("other.xml"), file)
        );
    }

    [Fact]
    public void Rules_of_the_app_that_are_no_xml_are_left_to_the_resource_compiler()
    {
        using var folder = new TemporaryFolder();

        Assert.Empty(
            BackupMessages("android:fullBackupContent='@xml/own' android:dataExtractionRules='@xml/own'", "", folder.Write("own.xml", "<"))
        );
    }

    [Fact]
    public void Rules_of_the_app_that_ours_replaced() =>
        Assert.Equal(
            [
                "The app's [Application] attribute sets android:fullBackupContent to '@xml/own', and the overlay of this package "
                    + "replaced it by '@xml/sso_full_backup_content' in the "
                    + "merged manifest 'merged.xml'. Move the attribute to your AndroidManifest.xml, where the build sees it, or set "
                    + "SsoConfigAndroidBackupRules to false and add <exclude "
                    + "domain=\"sharedpref\" path=\"com.first.app.microsoft.maui.essentials.preferences.xml\" /> to your rules.",
            ],
            BackupMessages(
                "android:fullBackupContent='@xml/sso_full_backup_content' android:dataExtractionRules='@xml/x'",
                "android:fullBackupContent='@xml/own' android:dataExtractionRules='@xml/y'"
            )
        );

    private static string MessageOf(string activities) => Assert.Single(Check(activities)).Message;

    private static List<Finding> Check(string activities, string? queries = null) =>
        [
            .. new AndroidManifestCheck(
                Manifest(
                    activities,
                    queries
                        ?? "<queries><intent><action android:name='android.support.customtabs.action.CustomTabsService' "
                            + "/></intent></queries>"
                ),
                "merged.xml"
            ).Run([Expected]),
        ];

    private static IEnumerable<string> BackupMessages(string merged, string unmerged, params string[] resources) =>
        new BackupCheck(Application(merged), Application(unmerged), "merged.xml", resources)
            .Run(Expected)
            .Select(static finding => finding.Message);

    private static XElement Application(string attributes) => Parse("", $"<application {attributes} />");

    private static XElement Manifest(string activities, string queries) => Parse(queries, $"<application>\n{activities}</application>");

    private static XElement Parse(string queries, string application) =>
        XElement.Parse(
            "<manifest xmlns:android='http://schemas.android.com/apk/res/android' "
                + $"package='com.first.app'>{queries}{application}</manifest>",
            LoadOptions.SetLineInfo
        );

    private static string Activity(string name, string content, string attributes = "android:exported='true'") =>
        $"<activity android:name='{name}' {attributes}>{content}</activity>";

    private static string Launcher(string filter = "") =>
        Activity(
            "x.Main",
            "<intent-filter><action android:name='android.intent.action.MAIN'/><category "
                + $"android:name='android.intent.category.LAUNCHER'/></intent-filter>{filter}",
            filter.Length > 0 ? "android:taskAffinity='other'" : ""
        );

    private static string Filter(string scheme) =>
        "<intent-filter><action android:name='android.intent.action.VIEW'/><category "
        + "android:name='android.intent.category.DEFAULT'/><category android:name='android.intent.category.BROWSABLE'/>"
        + $"<data android:scheme='{scheme}'/></intent-filter>";
}
