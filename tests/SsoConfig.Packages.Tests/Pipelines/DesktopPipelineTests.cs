using Xunit;

namespace SsoConfig.Packages.Tests.Pipelines;

public sealed class DesktopPipelineTests(PackageFeed packages)
{
    private const string Entry = "bin/Debug/net10.0/com.first.sample.sso-callback.desktop";

    [Fact]
    public async Task A_linux_app_has_a_desktop_file_for_its_scheme_beside_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Desktop files are made for Linux.");
        using var app = await App.CreateAsync(packages.Feed, "");

        (await app.BuildAsync()).EnsureSucceeded();

        var lines = await File.ReadAllLinesAsync(app.PathOf(Entry), TestContext.Current.CancellationToken);
        Assert.Contains("Exec=First sso-callback %u", lines);
        Assert.Contains("MimeType=x-scheme-handler/com.first.sample;", lines);
    }

    [Fact]
    public async Task A_new_scheme_takes_the_place_of_the_old_one()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Desktop files are made for Linux.");
        using var app = await App.CreateAsync(packages.Feed, "");
        (await app.BuildAsync()).EnsureSucceeded();

        app.WriteOkta("com.second.sample");
        (await app.BuildAsync("--no-restore")).EnsureSucceeded();

        Assert.Empty(app.BuiltFilesWith("x-scheme-handler/com.first.sample"));
        Assert.False(File.Exists(app.PathOf(Entry)));
        Assert.True(File.Exists(app.PathOf("bin/Debug/net10.0/com.second.sample.sso-callback.desktop")));
    }

    [Fact]
    public async Task A_second_build_writes_nothing()
    {
        using var app = await App.CreateAsync(packages.Feed, "");
        (await app.BuildAsync()).EnsureSucceeded();
        var before = app.Times();

        (await app.BuildAsync("--no-restore")).EnsureSucceeded();

        Assert.Equal(before, app.Times());
    }
}
