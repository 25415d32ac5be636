using System.Xml.Linq;
using Xunit;

namespace SsoConfig.Packages.Tests.MauiHeads;

public sealed class AppleHeadTests(PackageFeed packages)
{
    [Theory]
    [InlineData("ios", "First.app/Info.plist")]
    [InlineData("maccatalyst", "First.app/Contents/Info.plist")]
    public async Task The_bundle_has_the_apps_own_type_with_its_unknown_key_and_ours(string platform, string bundleManifest)
    {
        using var app = await App.CreateMauiAsync(packages.Feed);

        (await app.BuildAsync($"-p:TargetFrameworks=net10.0-{platform}")).EnsureSucceeded();

        var bundled = app.Read($"bin/Debug/net10.0-{platform}/{bundleManifest}");
        var types = XDocument
            .Parse(bundled)
            .Descendants("key")
            .Single(static key => key.Value == "CFBundleURLTypes")
            .ElementsAfterSelf()
            .First();
        Assert.Equal(
            [
                "X-Unknown7CFBundleURLSchemescom.app.own",
                "CFBundleTypeRoleNoneCFBundleURLNamecom.first.appCFBundleURLSchemescom.first.sample",
            ],
            types.Elements().Select(static type => type.Value)
        );
        Assert.Contains("X-Own-Key", bundled, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_build_writes_nothing()
    {
        const string framework = "-p:TargetFrameworks=net10.0-ios";
        using var app = await App.CreateMauiAsync(packages.Feed);
        (await app.BuildAsync(framework)).EnsureSucceeded();
        var before = app.Times();

        (await app.BuildAsync(framework, "--no-restore")).EnsureSucceeded();

        Assert.Equal(before, app.Times());
    }

    [Fact]
    public async Task Clean_removes_what_was_generated()
    {
        const string framework = "-p:TargetFrameworks=net10.0-ios";
        using var app = await App.CreateMauiAsync(packages.Feed);
        (await app.BuildAsync(framework)).EnsureSucceeded();

        (await app.DotnetAsync(["clean", "-nologo", framework])).EnsureSucceeded();

        Assert.DoesNotContain(app.Times().Keys, static file => file.Contains("/ssoconfig/", StringComparison.Ordinal));
    }
}
