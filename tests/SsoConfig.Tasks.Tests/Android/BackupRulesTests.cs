using System.Xml.Linq;
using SsoConfig.Tasks.Android;
using SsoConfig.Tasks.Checks;
using Xunit;

namespace SsoConfig.Tasks.Tests.Android;

public sealed class BackupRulesTests
{
    private const string Exclude = """<exclude domain="sharedpref" path="com.first.app.microsoft.maui.essentials.preferences.xml" />""";
    private static readonly ExpectedScheme Expected = new(
        "redirectUri",
        "com.first.sample:/callback",
        "com.first.sample",
        "/app/okta.json",
        3,
        18
    );

    [Fact]
    public void Our_rules_leave_out_the_file_of_secure_storage_and_nothing_else() =>
        Assert.Equal(
            [
                $"<full-backup-content>{Exclude}</full-backup-content>",
                $"<data-extraction-rules><cloud-backup>{Exclude}</cloud-backup><device-transfer>{Exclude}</device-transfer>"
                    + "</data-extraction-rules>",
            ],
            BackupRules.All.Select(static rules => rules.Create("com.first.app").ToString(SaveOptions.DisableFormatting))
        );

    [Theory]
    [InlineData("<full-backup-content/>", false)]
    [InlineData($"<full-backup-content>{Exclude}</full-backup-content>", true)]
    [InlineData("""<full-backup-content><exclude domain="sharedpref" path="." /></full-backup-content>""", true)]
    [InlineData("""<full-backup-content><exclude domain="sharedpref" path="./" /></full-backup-content>""", true)]
    [InlineData("""<full-backup-content><exclude domain="sharedpref" path="" /></full-backup-content>""", true)]
    [InlineData("""<full-backup-content><exclude domain="sharedpref" /></full-backup-content>""", true)]
    [InlineData("""<full-backup-content><include domain="database" /><include domain="sharedpref" /></full-backup-content>""", false)]
    [InlineData("""<full-backup-content><exclude domain="sharedpref" path="other.xml" /></full-backup-content>""", false)]
    [InlineData("""<full-backup-content><exclude domain="database" path="." /></full-backup-content>""", false)]
    [InlineData("""<full-backup-content><include domain="database" path="." /></full-backup-content>""", true)]
    [InlineData("""<full-backup-content><include domain="sharedpref" path="." /></full-backup-content>""", false)]
    [InlineData($"<data-extraction-rules><cloud-backup>{Exclude}</cloud-backup></data-extraction-rules>", true)]
    [InlineData($"<data-extraction-rules><device-transfer>{Exclude}</device-transfer></data-extraction-rules>", false)]
    public void Rules_of_the_app_are_understood(string rules, bool keepOut) =>
        Assert.Equal(keepOut, BackupRules.KeepOut(XElement.Parse(rules), BackupRules.TokenFile("com.first.app")));

    [Fact]
    public void An_app_with_our_rules_has_no_finding() =>
        Assert.Empty(
            Check(
                """android:fullBackupContent="@xml/sso_full_backup_content" android:dataExtractionRules="@xml/sso_data_extraction_rules" """
            )
        );

    [Fact]
    public void An_app_that_takes_no_backup_needs_no_rules() => Assert.Empty(Check("""android:allowBackup="false" """));

    [Fact]
    public void Rules_of_the_app_that_let_the_tokens_in_are_a_warning_with_the_line_to_add()
    {
        using var folder = new TemporaryFolder();
        var rules = folder.Write("my_rules.xml", "<full-backup-content/>");

        var finding = Assert.Single(
            Check("""android:fullBackupContent="@xml/my_rules" android:dataExtractionRules="@xml/elsewhere" """, resources: rules)
        );

        Assert.Equal((ManifestRules.TokensInBackup, true), (finding.Code, finding.IsWarning));
        Assert.Contains(Exclude, finding.Message, StringComparison.Ordinal);
        Assert.Contains(rules, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<full-backup-content>")]
    [InlineData("no XML")]
    [InlineData("")]
    public void Rules_that_cannot_be_read_are_left_to_the_compiler_of_resources(string rules)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("my_rules.xml", rules);

        Assert.Empty(Check("""android:fullBackupContent="@xml/my_rules" android:dataExtractionRules="@xml/my_rules" """, resources: file));
    }

    [Fact]
    public void Rules_that_are_gone_since_the_build_listed_them_are_left_to_the_compiler_of_resources()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("my_rules.xml");

        Assert.Empty(Check("""android:fullBackupContent="@xml/my_rules" android:dataExtractionRules="@xml/my_rules" """, resources: file));
    }

    [Fact]
    public void Rules_that_an_attribute_of_a_class_sets_and_our_overlay_replaced_are_an_error()
    {
        var finding = Check(
                """android:fullBackupContent="@xml/sso_full_backup_content" android:dataExtractionRules="@xml/sso_data_extraction_rules" """,
                unmerged: """android:fullBackupContent="@xml/my_rules" """
            )
            .Single();

        Assert.Equal((ManifestRules.BackupRulesReplaced, false), (finding.Code, finding.IsWarning));
        Assert.Contains("'@xml/my_rules'", finding.Message, StringComparison.Ordinal);
    }

    private static List<Finding> Check(string application, string unmerged = "", params string[] resources) =>
        [.. new BackupCheck(Manifest(application), Manifest(unmerged), "obj/android/AndroidManifest.xml", resources).Run(Expected)];

    private static XElement Manifest(string application) =>
        XElement.Parse(
            $"""<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="com.first.app"><application {application} /></manifest>"""
        );
}
