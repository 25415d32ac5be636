using System.Xml.Linq;
using SsoConfig.Tasks.Android;
using Xunit;

namespace SsoConfig.Tasks.Tests.Android;

public sealed class AndroidOverlayTests
{
    private const string CustomTabs = """<intent><action android:name="android.support.customtabs.action.CustomTabsService" /></intent>""";
    private const string Pages =
        """<intent><action android:name="android.intent.action.VIEW" /><category android:name="android.intent.category.BROWSABLE" /><data android:scheme="https" /></intent>""";
    private const string Queries = $"<queries>{CustomTabs}{Pages}</queries>";

    [Fact]
    public void An_app_without_either_gets_the_query_and_both_backup_attributes() =>
        Assert.Equal(
            Manifest(
                    $"""{Queries}<application xmlns:tools="http://schemas.android.com/tools" android:fullBackupContent="@xml/sso_full_backup_content" android:dataExtractionRules="@xml/sso_data_extraction_rules" tools:replace="android:fullBackupContent,android:dataExtractionRules" />"""
                )
                .ToString(),
            Overlay("<application />").ToString()
        );

    [Fact]
    [Case(3)]
    public void Backup_rules_of_a_library_are_replaced_where_the_app_has_none_and_only_there()
    {
        var application = Overlay("""<application android:fullBackupContent="@xml/own" />""").Element("application")!;

        Assert.Equal("android:dataExtractionRules", (string?)application.Attribute(AndroidXml.Tools + "replace"));
    }

    [Fact]
    public void A_query_that_the_app_or_another_overlay_has_is_not_repeated()
    {
        Assert.Empty(Overlay(Queries).Elements("queries"));
        Assert.Empty(Overlay("<application />", Queries).Elements("queries"));
    }

    [Fact]
    public void A_query_that_the_app_lacks_is_added_beside_those_it_has() =>
        Assert.Equal(
            Manifest($"<queries>{Pages}</queries>").ToString(),
            AndroidOverlay.Create([Manifest($"<queries>{CustomTabs}</queries>")], hasBackupRules: false).ToString()
        );

    [Fact]
    public void The_app_sees_whoever_else_claims_its_schemes_once_each()
    {
        var overlay = AndroidOverlay.Create([], hasBackupRules: false, ["com.first.sample", "com.first.sample"]);

        Assert.Equal(
            Manifest($"<queries>{CustomTabs}{Pages}{Pages.Replace("https", "com.first.sample", StringComparison.Ordinal)}</queries>")
                .ToString(),
            overlay.ToString()
        );
    }

    [Fact]
    public void Queries_of_the_app_for_something_else_do_not_stand_for_ours() =>
        Assert.Single(Overlay("""<queries><package android:name="com.other" /></queries>""").Elements("queries"));

    [Fact]
    public void Each_backup_attribute_of_the_app_is_left_to_the_app()
    {
        var application = Overlay("""<application android:fullBackupContent="@xml/own" />""").Element("application")!;

        Assert.Equal(
            "@xml/sso_data_extraction_rules",
            Assert.Single(application.Attributes(), static attribute => attribute.Name.Namespace == AndroidXml.Namespace).Value
        );
    }

    [Fact]
    public void An_app_with_both_backup_attributes_gets_no_application_element() =>
        Assert.Empty(
            Overlay("""<application android:fullBackupContent="false" android:dataExtractionRules="@xml/own" />""").Elements("application")
        );

    [Fact]
    public void Without_backup_rules_the_overlay_has_the_query_alone() =>
        Assert.Equal(Manifest(Queries).ToString(), AndroidOverlay.Create([], hasBackupRules: false).ToString());

    private static XElement Overlay(params string[] manifests) =>
        AndroidOverlay.Create([.. manifests.Select(Manifest)], hasBackupRules: true);

    private static XElement Manifest(string content) =>
        XElement.Parse($"""<manifest xmlns:android="http://schemas.android.com/apk/res/android">{content}</manifest>""");
}
