using System.Xml.Linq;
using SsoConfig.Tasks.Android;
using SsoConfig.Tasks.Checks;
using Xunit;

namespace SsoConfig.Tasks.Tests.Android;

public sealed class AndroidManifestCheckTests
{
    private const string Filter = """
        <intent-filter>
          <action android:name="android.intent.action.VIEW" />
          <category android:name="android.intent.category.DEFAULT" />
          <category android:name="android.intent.category.BROWSABLE" />
          <data android:scheme="com.first.sample" />
        </intent-filter>
        """;

    private const string Receiver =
        $"""<activity android:name="crc64.Callback" android:exported="true" android:noHistory="true" android:launchMode="singleTop">{Filter}</activity>""";

    private const string Launcher = """
        <activity android:name="crc64.MainActivity" android:exported="true" android:launchMode="singleTop"><intent-filter>
          <action android:name="android.intent.action.MAIN" /><category android:name="android.intent.category.LAUNCHER" /></intent-filter></activity>
        """;

    private const string Queries =
        """<queries><intent><action android:name="android.support.customtabs.action.CustomTabsService" /></intent></queries>""";

    [Fact]
    public void A_manifest_with_the_generated_activity_has_no_finding() => Assert.Empty(Check(Launcher + Receiver));

    [Fact]
    public void Without_an_activity_for_the_scheme_both_values_and_both_files_are_named()
    {
        var finding = Assert.Single(Check(Launcher + Receiver.Replace("com.first.sample", "com.old.sample", StringComparison.Ordinal)));

        Assert.Equal(ManifestRules.SchemeMissing, finding.Code);
        Assert.All(
            [
                "okta.json",
                "com.first.sample:/callback",
                "obj/android/AndroidManifest.xml",
                "'com.first.sample'",
                "'com.old.sample' (crc64.Callback)",
            ],
            part => Assert.Contains(part, finding.Message, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("activity")]
    [InlineData("activity-alias")]
    public void A_second_activity_or_alias_that_claims_the_scheme_is_named_with_the_first(string element)
    {
        var finding = Assert.Single(
            Check($"""{Launcher}{Receiver}<{element} android:name="com.app.DeepLinks" android:exported="true">{Filter}</{element}>""")
        );

        Assert.Equal(ManifestRules.SchemeClaimedTwice, finding.Code);
        Assert.Contains("crc64.Callback", finding.Message, StringComparison.Ordinal);
        Assert.Contains("com.app.DeepLinks", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Filters_of_the_app_for_other_schemes_are_its_own_business() =>
        Assert.Empty(
            Check(
                $"""{Launcher}{Receiver}<activity android:name="x">{Filter.Replace("com.first.sample", "https", StringComparison.Ordinal)}</activity>"""
            )
        );

    [Theory]
    [InlineData("""android:exported="false" """)]
    [InlineData("")]
    public void An_activity_that_is_not_exported_is_found(string exported)
    {
        var finding = Assert.Single(Check(Launcher + Receiver.Replace("android:exported=\"true\" ", exported, StringComparison.Ordinal)));

        Assert.Equal(ManifestRules.NotExported, finding.Code);
    }

    [Theory]
    [InlineData("DEFAULT")]
    [InlineData("BROWSABLE")]
    public void A_filter_that_a_browser_cannot_use_is_found(string category)
    {
        var finding = Assert.Single(
            Check(
                Launcher
                    + Receiver.Replace($"<category android:name=\"android.intent.category.{category}\" />", "", StringComparison.Ordinal)
            )
        );

        Assert.Equal(ManifestRules.SchemeMissing, finding.Code);
        Assert.Contains("android.intent.category.BROWSABLE", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_task_affinity_of_the_main_activity_is_found()
    {
        var finding = Assert.Single(
            Check(Launcher.Replace("<activity ", "<activity android:taskAffinity=\"\" ", StringComparison.Ordinal) + Receiver)
        );

        Assert.Equal(ManifestRules.OtherTask, finding.Code);
        Assert.Contains("the task affinity \"\"", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_task_affinity_of_the_callback_activity_is_found() =>
        Assert.Equal(
            ManifestRules.OtherTask,
            Assert
                .Single(Check(Launcher + Receiver.Replace("<activity ", "<activity android:taskAffinity=\"\" ", StringComparison.Ordinal)))
                .Code
        );

    [Fact]
    public void A_task_affinity_of_the_whole_application_keeps_both_together() =>
        Assert.Empty(Check(Launcher + Receiver, application: """android:taskAffinity="com.first.task" """));

    [Fact]
    [Case(14)]
    public void An_empty_task_affinity_of_the_whole_application_is_found()
    {
        var finding = Assert.Single(Check(Launcher + Receiver, application: "android:taskAffinity=\"\" "));

        Assert.Equal(ManifestRules.OtherTask, finding.Code);
        Assert.EndsWith(
            "Remove android:taskAffinity from the activities and from <application>.",
            finding.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_task_affinity_equal_to_the_package_is_the_default() =>
        Assert.Empty(
            Check(Launcher + Receiver.Replace("<activity ", "<activity android:taskAffinity=\"com.first.app\" ", StringComparison.Ordinal))
        );

    [Fact]
    public void An_activity_that_is_alone_in_its_task_is_found()
    {
        Assert.Equal(
            ManifestRules.OtherTask,
            Assert.Single(Check(Launcher.Replace("singleTop", "singleInstance", StringComparison.Ordinal) + Receiver)).Code
        );
        Assert.Equal(
            ManifestRules.OtherTask,
            Assert.Single(Check(Launcher + Receiver.Replace("singleTop", "singleInstance", StringComparison.Ordinal))).Code
        );
    }

    [Theory]
    [InlineData("singleTask")]
    [InlineData("standard")]
    public void Other_launch_modes_are_fine(string mode) =>
        Assert.Empty(Check(Launcher.Replace("singleTop", mode, StringComparison.Ordinal) + Receiver));

    [Fact]
    public void Without_the_query_for_custom_tabs_the_merger_is_named()
    {
        var finding = Assert.Single(Check(Launcher + Receiver, queries: ""));

        Assert.Equal(ManifestRules.NoBrowserQuery, finding.Code);
        Assert.Contains("AndroidManifestMerger", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_logout_scheme_is_checked_on_its_own()
    {
        var findings = Check(
            Launcher + Receiver,
            Scheme("redirectUri", "com.first.sample:/callback"),
            Scheme("logoutRedirectUri", "com.first.logout:/logout")
        );

        Assert.Contains("\"logoutRedirectUri\" to 'com.first.logout:/logout'", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    private static List<Finding> Check(string activities, string application = "", string queries = Queries) =>
        Check(Manifest(activities, application, queries), Scheme("redirectUri", "com.first.sample:/callback"));

    private static List<Finding> Check(string activities, params ExpectedScheme[] expected) =>
        Check(Manifest(activities, "", Queries), expected);

    private static List<Finding> Check(XElement manifest, params ExpectedScheme[] expected) =>
        [.. new AndroidManifestCheck(manifest, "obj/android/AndroidManifest.xml").Run(expected)];

    private static ExpectedScheme Scheme(string key, string uri) =>
        new(key, uri, uri[..uri.IndexOf(':', StringComparison.Ordinal)], "/app/okta.json", 3, 18);

    private static XElement Manifest(string activities, string application, string queries) =>
        XElement.Parse(
            $"""<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="com.first.app">{queries}<application {application}>{activities}</application></manifest>"""
        );
}
