using Xunit;

namespace SsoConfig.Packages.Tests.Pipelines;

public sealed class ApplePipelineTests(PackageFeed packages)
{
    private const string Properties = "<SsoConfigPlatform>ios</SsoConfigPlatform>";
    private const string Bundle = "bin/Debug/net10.0/First.app/Info.plist";

    [Fact]
    public async Task The_bundle_has_the_types_of_the_app_of_other_partial_files_and_ours()
    {
        using var app = await AppAsync("""<ItemGroup><PartialAppManifest Include="Library.plist" /></ItemGroup>""");
        var own = app.Read("Info.plist");

        (await app.BuildAsync()).EnsureSucceeded();

        Assert.All(
            ["com.app.own", "com.library", "com.first.sample"],
            scheme => Assert.Contains($"<string>{scheme}</string>", app.Read(Bundle), StringComparison.Ordinal)
        );
        Assert.Equal(own, app.Read("Info.plist"));
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
    public async Task A_new_scheme_is_everywhere_after_one_build_and_the_old_one_nowhere_and_back_again()
    {
        using var app = await AppAsync();
        (await app.BuildAsync()).EnsureSucceeded();
        var first = app.Read(Bundle);

        app.WriteOkta("com.second.sample");
        (await app.BuildAsync("--no-restore")).EnsureSucceeded();
        var withOld = app.BuiltFilesWith("com.first.sample");
        var withNew = app.BuiltFilesWith("com.second.sample");

        app.WriteOkta("com.first.sample");
        (await app.BuildAsync("--no-restore")).EnsureSucceeded();

        Assert.Empty(withOld);
        Assert.Contains(Bundle, withNew);
        Assert.Contains("bin/Debug/net10.0/First.dll", withNew);
        Assert.Equal(first, app.Read(Bundle));
        Assert.Empty(app.BuiltFilesWith("com.second.sample"));
    }

    [Fact]
    public async Task A_changed_manifest_of_the_app_is_read_again()
    {
        using var app = await AppAsync();
        (await app.BuildAsync()).EnsureSucceeded();

        app.Write("Info.plist", Plist("com.app.renamed"));
        (await app.BuildAsync("--no-restore")).EnsureSucceeded();

        Assert.Contains("com.app.renamed", app.Read(Bundle), StringComparison.Ordinal);
        Assert.DoesNotContain("com.app.own", app.Read(Bundle), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clean_removes_what_was_generated()
    {
        using var app = await AppAsync();
        (await app.BuildAsync()).EnsureSucceeded();

        (await app.DotnetAsync(["clean", "-nologo"])).EnsureSucceeded();

        Assert.DoesNotContain(app.Times().Keys, static file => file.Contains("/ssoconfig/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_partial_file_that_replaces_the_list_later_fails_the_build_with_both_values_and_both_files()
    {
        using var app = await AppAsync(
            """
            <PropertyGroup><_Late>true</_Late></PropertyGroup>
            <Target Name="Late" AfterTargets="CollectAppManifests"><ItemGroup><PartialAppManifest Include="Library.plist" /></ItemGroup></Target>
            """
        );

        var outcome = await app.BuildAsync();

        Assert.False(outcome.Succeeded);
        Assert.Contains("okta.json(4,18): error SSO103", outcome.Output, StringComparison.Ordinal);
        Assert.All(
            ["com.first.sample:/callback", "First.app/Info.plist", "'com.library'"],
            part => Assert.Contains(part, outcome.Output, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task An_unreadable_manifest_is_an_error_at_its_line()
    {
        using var app = await AppAsync();
        app.Write("Info.plist", "<plist version=\"1.0\">\n<dict>\n<key>CFBundleURLTypes</key>\n<string>no</string></dict></plist>");

        var outcome = await app.BuildAsync();

        Assert.Contains("Info.plist(4,2): error SSO101", outcome.Output, StringComparison.Ordinal);
    }

    private async Task<App> AppAsync(string items = "")
    {
        var app = await App.CreateAsync(packages.Feed, Properties, items, "Apple");
        app.Write("Info.plist", Plist("com.app.own"));
        app.Write("Library.plist", Plist("com.library"));
        return app;
    }

    private static string Plist(string scheme) =>
        $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <plist version="1.0">
            <dict>
              <key>CFBundleURLTypes</key>
              <array><dict><key>CFBundleURLSchemes</key><array><string>{scheme}</string></array></dict></array>
            </dict>
            </plist>
            """;
}
