using Xunit;
using static SsoConfig.Packages.Tests.Pipelines.AndroidManifests;

namespace SsoConfig.Packages.Tests.Pipelines;

public sealed class AndroidPipelineTests(PackageFeed packages)
{
    private const string Properties =
        "<SsoConfigPlatform>android</SsoConfigPlatform><SsoConfigAndroidBackupRules>true</SsoConfigAndroidBackupRules>";
    private const string Overlay = "obj/Debug/net10.0/ssoconfig/AndroidManifest.xml";

    [Fact]
    public async Task The_build_gets_an_overlay_and_backup_rules_under_their_resource_names()
    {
        using var app = await AppAsync();

        var outcome = (await app.BuildAsync()).EnsureSucceeded();

        Assert.Contains($"overlay: {app.PathOf(Overlay)}", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("resource: xml/sso_full_backup_content.xml", outcome.Output.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.Contains("resource: xml/sso_data_extraction_rules.xml", outcome.Output.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.Contains("CustomTabsService", app.Read(Overlay), StringComparison.Ordinal);
        Assert.Contains(
            "\"com.first.app.microsoft.maui.essentials.preferences.xml\"",
            app.Read("obj/Debug/net10.0/ssoconfig/res/xml/sso_full_backup_content.xml"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_the_app_has_already_is_not_in_the_overlay()
    {
        using var app = await AppAsync("""<ItemGroup><AndroidManifestOverlay Include="Own.xml" /></ItemGroup>""");
        app.Write(
            "AndroidManifest.xml",
            Manifest("""<application android:fullBackupContent="@xml/own" android:dataExtractionRules="@xml/own" />""")
        );
        app.Write("Own.xml", Manifest(Queries));

        (await app.BuildAsync()).EnsureSucceeded();

        Assert.DoesNotContain("CustomTabsService", app.Read(Overlay), StringComparison.Ordinal);
        Assert.DoesNotContain("application", app.Read(Overlay), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_build_writes_nothing()
    {
        using var app = await AppAsync();
        (await app.BuildAsync()).EnsureSucceeded();
        var before = app.Times();

        (await app.BuildAsync("--no-restore")).EnsureSucceeded();

        Assert.Equal(before, app.Times());
    }

    [Fact]
    public async Task A_second_activity_for_the_scheme_fails_the_build()
    {
        using var app = await AppAsync();
        app.Write("Merged.xml", Merged(Activity("crc64.Callback") + Activity("com.app.DeepLinks")));

        var outcome = await app.BuildAsync();

        Assert.False(outcome.Succeeded);
        Assert.Contains("okta.json(4,18): error SSO104", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backup_rules_of_the_app_that_let_the_tokens_in_are_a_warning()
    {
        using var app = await AppAsync("""<ItemGroup><AndroidResource Include="own.xml" LogicalName="xml\own.xml" /></ItemGroup>""");
        app.Write("own.xml", "<full-backup-content />");
        app.Write(
            "Merged.xml",
            Merged(Activity("crc64.Callback")).Replace("@xml/sso_full_backup_content", "@xml/own", StringComparison.Ordinal)
        );

        var outcome = (await app.BuildAsync()).EnsureSucceeded();

        Assert.Contains("warning SSO108", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backup_rules_can_be_switched_off()
    {
        using var app = await AppAsync("<PropertyGroup><SsoConfigAndroidBackupRules>false</SsoConfigAndroidBackupRules></PropertyGroup>");
        app.Write(
            "Merged.xml",
            Merged(Activity("crc64.Callback"))
                .Replace("android:fullBackupContent=\"@xml/sso_full_backup_content\"", "", StringComparison.Ordinal)
        );

        var outcome = (await app.BuildAsync()).EnsureSucceeded();

        Assert.DoesNotContain("resource: xml", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("SSO108", outcome.Output, StringComparison.Ordinal);
    }

    private async Task<App> AppAsync(string items = "")
    {
        var app = await App.CreateAsync(packages.Feed, Properties, items, "Android");
        app.Write("Merged.xml", Merged(Activity("crc64.Callback")));
        app.Write("Generated.xml", Manifest("<application />"));
        return app;
    }
}
