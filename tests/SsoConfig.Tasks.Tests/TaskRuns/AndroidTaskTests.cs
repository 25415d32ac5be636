using SsoConfig.Tasks.Android;
using Xunit;

namespace SsoConfig.Tasks.Tests.TaskRuns;

public sealed class AndroidTaskTests : IDisposable
{
    private const string Namespace = "xmlns:android=\"http://schemas.android.com/apk/res/android\"";

    private const string Merged = $"""
        <manifest {Namespace} package="com.first.app">
          <queries><intent><action android:name="android.support.customtabs.action.CustomTabsService" /></intent></queries>
          <application>
            <activity android:name="crc64.Callback" android:exported="true">
              <intent-filter>
                <action android:name="android.intent.action.VIEW" />
                <category android:name="android.intent.category.DEFAULT" />
                <category android:name="android.intent.category.BROWSABLE" />
                <data android:scheme="com.first.sample" />
              </intent-filter>
            </activity>
          </application>
        </manifest>
        """;

    private readonly TaskRun _build = new();

    [Fact]
    public void The_overlay_has_the_queries_and_names_the_backup_rules()
    {
        Assert.True(Write(backupRules: true));

        Assert.Equal(
            $"""
            <?xml version="1.0" encoding="utf-8"?>
            <manifest {Namespace}>
              <queries>
                <intent>
                  <action android:name="android.support.customtabs.action.CustomTabsService" />
                </intent>
                <intent>
                  <action android:name="android.intent.action.VIEW" />
                  <category android:name="android.intent.category.BROWSABLE" />
                  <data android:scheme="https" />
                </intent>
                <intent>
                  <action android:name="android.intent.action.VIEW" />
                  <category android:name="android.intent.category.BROWSABLE" />
                  <data android:scheme="com.first.sample" />
                </intent>
              </queries>
              <application xmlns:tools="http://schemas.android.com/tools" android:fullBackupContent="@xml/sso_full_backup_content" android:dataExtractionRules="@xml/sso_data_extraction_rules" tools:replace="android:fullBackupContent,android:dataExtractionRules" />
            </manifest>

            """.ReplaceLineEndings("\n"),
            _build.Read("obj/overlay.xml")
        );
    }

    [Fact]
    public void Without_backup_rules_the_overlay_names_none()
    {
        Assert.True(Write(backupRules: false));

        Assert.DoesNotContain("<application", _build.Read("obj/overlay.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_backup_rules_are_about_the_package_of_the_manifest_or_else_the_application_id()
    {
        Write(backupRules: true);
        Assert.Contains(
            "path=\"com.id.microsoft.maui.essentials.preferences.xml\"",
            _build.Read("obj/xml/sso_data_extraction_rules.xml"),
            StringComparison.Ordinal
        );

        _build.Write("AndroidManifest.xml", $"<manifest {Namespace} package=\"\" />");
        Write(backupRules: true);
        Assert.Contains("path=\"com.id.microsoft", _build.Read("obj/xml/sso_full_backup_content.xml"), StringComparison.Ordinal);

        _build.Write("AndroidManifest.xml", $"<manifest {Namespace} package=\"com.first.app\" />");
        Write(backupRules: true);
        Assert.Contains("path=\"com.first.app.microsoft", _build.Read("obj/xml/sso_full_backup_content.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_overlay_of_an_earlier_build_is_not_one_of_others()
    {
        Write(backupRules: true);
        var first = _build.Read("obj/overlay.xml");

        Write(backupRules: true, "obj/overlay.xml");

        Assert.Equal(first, _build.Read("obj/overlay.xml"));
    }

    [Fact]
    public void A_query_that_an_overlay_of_others_has_is_not_repeated()
    {
        _build.Write("other.xml", Merged);

        Write(backupRules: false, "other.xml");

        Assert.DoesNotContain("CustomTabsService", _build.Read("obj/overlay.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifest_that_is_no_xml_is_reported_where_it_breaks_and_nothing_is_written()
    {
        var manifest = _build.Write("AndroidManifest.xml", "<manifest>\n</oops>");

        Assert.False(Write(backupRules: true));

        Assert.Equal(("SSO101", manifest, 2, 3), _build.Error());
        Assert.EndsWith("docs/rules/SSO101.md", _build.Engine.Errors[0].HelpLink, StringComparison.Ordinal);
        Assert.StartsWith("This file cannot be read: The 'manifest' start tag", _build.Engine.Errors[0].Message, StringComparison.Ordinal);
        Assert.EndsWith(
            ". Correct it; the redirect scheme from okta.json must be added to it or must not collide with it.",
            _build.Engine.Errors[0].Message,
            StringComparison.Ordinal
        );
        Assert.False(_build.Exists("obj/overlay.xml"));
        Assert.False(_build.Exists("obj/xml/sso_full_backup_content.xml"));
    }

    [Fact]
    public void An_app_without_a_manifest_of_its_own_gets_the_overlay() =>
        Assert.True(
            _build.Run(
                new GenerateSsoAndroidManifest
                {
                    ApplicationId = "com.id",
                    Output = _build.Item("obj/overlay.xml"),
                    ResourceFolder = _build.Item("obj/xml"),
                },
                "android"
            ) && _build.Exists("obj/overlay.xml")
        );

    [Fact]
    public void What_is_written_has_no_byte_order_mark()
    {
        Write(backupRules: false);

        Assert.Equal((byte)'<', File.ReadAllBytes(_build.PathOf("obj/overlay.xml"))[0]);
    }

    [Fact]
    public void A_merged_manifest_with_the_scheme_passes()
    {
        Assert.True(Check(Merged));

        Assert.Empty(_build.Engine.Warnings);
    }

    [Fact]
    public void A_merged_manifest_without_the_scheme_fails_at_the_value_in_okta_json()
    {
        Assert.False(Check(Merged.Replace("com.first.sample", "com.old.sample", StringComparison.Ordinal)));

        Assert.Equal(("SSO103", _build.OktaJson, 4, 18), _build.Error());
    }

    [Fact]
    public void Tokens_in_a_backup_are_a_warning_for_each_kind_of_backup_where_the_rules_are_ours()
    {
        Assert.True(Check(Merged, backupRules: true));

        Assert.Equal(
            [("SSO108", _build.OktaJson, 4, 18), ("SSO108", _build.OktaJson, 4, 18)],
            _build.Engine.Warnings.Select(static warning => (warning.Code, warning.File, warning.LineNumber, warning.ColumnNumber))
        );
        Assert.EndsWith("docs/rules/SSO108.md", _build.Engine.Warnings[0].HelpLink, StringComparison.Ordinal);
    }

    [Fact]
    public void Backup_rules_that_the_overlay_replaced_are_seen_in_the_manifest_before_the_merge()
    {
        _build.Write("unmerged.xml", $"<manifest {Namespace}><application android:fullBackupContent=\"@xml/own\" /></manifest>");
        var merged = Merged.Replace(
            "<application>",
            "<application android:fullBackupContent=\"@xml/sso_full_backup_content\" android:dataExtractionRules=\"@xml/x\">",
            StringComparison.Ordinal
        );

        Assert.False(Check(merged, backupRules: true));

        Assert.Equal("SSO109", _build.Error().Item1);
    }

    [Fact]
    public void Backup_rules_of_the_app_are_looked_for_among_its_resources()
    {
        _build.Write("own.xml", "<full-backup-content/>");
        var merged = Merged.Replace(
            "<application>",
            "<application android:fullBackupContent=\"@xml/own\" android:dataExtractionRules=\"@xml/x\">",
            StringComparison.Ordinal
        );

        Assert.True(Check(merged, backupRules: true));

        Assert.Contains("own.xml", Assert.Single(_build.Engine.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    [Case(3)]
    public void A_library_whose_backup_rules_were_replaced_is_named_in_a_warning()
    {
        var library = _build.Write(
            "lp/AndroidManifest.xml",
            $"<manifest {Namespace}><application android:fullBackupContent=\"@xml/library_rules\" /></manifest>"
        );
        var broken = _build.Write("lp/Broken.xml", "<manifest>");
        var merged = Merged.Replace(
            "<application>",
            "<application android:fullBackupContent=\"@xml/sso_full_backup_content\" "
                + "android:dataExtractionRules=\"@xml/sso_data_extraction_rules\">",
            StringComparison.Ordinal
        );

        Assert.True(Check(merged, backupRules: true, library, broken, _build.PathOf("lp/missing.xml")));

        var warning = Assert.Single(_build.Engine.Warnings);
        Assert.Equal("SSO109", warning.Code);
        Assert.Contains(
            $"The library manifest '{library}' sets android:fullBackupContent to '@xml/library_rules'",
            warning.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_merged_manifest_that_is_no_xml_fails_at_its_own_place()
    {
        Assert.False(Check("<manifest>"));

        Assert.Equal("SSO101", _build.Error().Item1);
    }

    public void Dispose() => _build.Dispose();

    private bool Write(bool backupRules, params string[] overlays) =>
        _build.Run(
            new GenerateSsoAndroidManifest
            {
                AppManifest = _build.Item("AndroidManifest.xml"),
                Overlays = [.. overlays.Select(_build.Item)],
                ApplicationId = "com.id",
                BackupRules = backupRules,
                Output = _build.Item("obj/overlay.xml"),
                ResourceFolder = _build.Item("obj/xml"),
            },
            "android"
        );

    private bool Check(string merged, bool backupRules = false, params string[] libraries)
    {
        _build.Write("obj/AndroidManifest.xml", merged);
        return _build.Run(
            new ValidateSsoAndroidManifest
            {
                LibraryManifests = [.. libraries.Select(static library => new Microsoft.Build.Utilities.TaskItem(library))],
                Manifest = _build.Item("obj/AndroidManifest.xml"),
                Unmerged = _build.Item("unmerged.xml"),
                Resources = [_build.Item("own.xml")],
                BackupRules = backupRules,
            },
            "android"
        );
    }
}
