using System.Xml.Linq;
using SsoConfig.Eng.Tools;
using Xunit;
using static SsoConfig.Packages.Tests.MauiHeads.MergedManifest;

namespace SsoConfig.Packages.Tests.MauiHeads;

/// <summary>The Android head of a MAUI app over the stub workload: generated activity, real merger, resource compiler.</summary>
public sealed class AndroidHeadTests(PackageFeed packages)
{
    private const string Framework = "-p:TargetFrameworks=net10.0-android";

    [Fact]
    public async Task The_generated_activity_is_in_the_merged_manifest_with_every_flag_that_the_return_needs()
    {
        using var app = await App.CreateMauiAsync(packages.Feed);

        (await app.BuildAsync(Framework)).EnsureSucceeded();

        var activity = Assert.Single(ActivitiesFor(app, "com.first.sample"));
        Assert.Equal(("true", "true", "singleTop"), (Get(activity, "exported"), Get(activity, "noHistory"), Get(activity, "launchMode")));
        Assert.Null(Get(activity, "taskAffinity"));
        Assert.Equal(
            ["android.intent.category.BROWSABLE", "android.intent.category.DEFAULT"],
            activity.Descendants("category").Select(static category => Get(category, "name")).Order()
        );
        Assert.Single(ActivitiesFor(app, "com.app.own"));
    }

    [Fact]
    public async Task Aapt2_links_the_merged_manifest_with_the_generated_resources()
    {
        Assert.SkipUnless(Aapt2.IsPresent, Aapt2.Absence);
        using var app = await App.CreateMauiAsync(packages.Feed);
        (await app.BuildAsync(Framework)).EnsureSucceeded();

        var linked = await LinkAsync(app);

        Assert.True(linked.Succeeded, linked.Output);
    }

    [Fact]
    [Case("F8")]
    public async Task A_callback_activity_of_the_app_for_the_same_scheme_fails_the_build_and_both_are_named()
    {
        using var app = await App.CreateMauiAsync(packages.Feed);
        app.Write(
            "Platforms/Android/AndroidManifest.xml",
            app.Read("Platforms/Android/AndroidManifest.xml").Replace("com.app.own", "com.first.sample", StringComparison.Ordinal)
        );

        var outcome = await app.BuildAsync(Framework);

        Assert.False(outcome.Succeeded);
        Assert.Contains("okta.json(4,18): error SSO104", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("'com.app.Links'", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_main_activity_without_task_affinity_fails_the_build()
    {
        using var app = await App.CreateMauiAsync(packages.Feed);
        app.Write(
            "Platforms/Android/MainActivity.cs",
            app.Read("Platforms/Android/MainActivity.cs")
                .Replace("MainLauncher = true", "MainLauncher = true, TaskAffinity = \"\"", StringComparison.Ordinal)
        );

        var outcome = await app.BuildAsync(Framework);

        Assert.Contains("error SSO106", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_scheme_is_in_manifest_and_code_after_one_build_and_the_old_one_nowhere_and_back_again()
    {
        using var app = await App.CreateMauiAsync(packages.Feed);
        (await app.BuildAsync(Framework)).EnsureSucceeded();
        var first = app.Read(MergedManifest.Location);

        app.WriteOkta("com.second.sample");
        (await app.BuildAsync(Framework, "--no-restore")).EnsureSucceeded();
        var withOld = app.BuiltFilesWith("com.first.sample");
        var withNew = app.BuiltFilesWith("com.second.sample");
        app.WriteOkta("com.first.sample");
        (await app.BuildAsync(Framework, "--no-restore")).EnsureSucceeded();

        Assert.Empty(withOld);
        Assert.Contains(MergedManifest.Location, withNew);
        Assert.Contains("bin/Debug/net10.0-android/First.dll", withNew);
        Assert.Equal(first, app.Read(MergedManifest.Location));
    }

    private static IEnumerable<XElement> ActivitiesFor(App app, string scheme) =>
        XElement
            .Parse(app.Read(MergedManifest.Location))
            .Descendants("activity")
            .Where(activity => activity.Descendants("data").Any(data => Get(data, "scheme") == scheme));

    private static string? Get(XElement element, string attribute) => (string?)element.Attribute(Android + attribute);
}
