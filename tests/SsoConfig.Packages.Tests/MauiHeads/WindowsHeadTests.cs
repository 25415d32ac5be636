using Xunit;

namespace SsoConfig.Packages.Tests.MauiHeads;

public sealed class WindowsHeadTests(PackageFeed packages)
{
    private const string Framework = "net10.0-windows10.0.19041.0";
    private const string Final = $"obj/Debug/{Framework}/resizetizer/m/Package.appxmanifest";

    [Fact]
    public async Task A_packaged_app_declares_its_own_protocol_and_ours_and_maui_still_fills_the_placeholders()
    {
        using var app = await App.CreateMauiAsync(packages.Feed);

        var outcome = (await app.BuildAsync($"-p:TargetFrameworks={Framework}", "-p:WindowsPackageType=MSIX")).EnsureSucceeded();

        Assert.Contains("SsoConfig: packaged app", outcome.Output, StringComparison.Ordinal);
        Assert.All(
            ["<uap:Protocol Name=\"com.app.own\" />", "<uap:Protocol Name=\"com.first.sample\" />", "<Identity Name=\"com.first.app\""],
            part => Assert.Contains(part, app.Read(Final), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task An_unpackaged_app_has_no_protocol_of_ours_and_the_build_says_what_happens_instead()
    {
        using var app = await App.CreateMauiAsync(packages.Feed);

        var outcome = (await app.BuildAsync($"-p:TargetFrameworks={Framework}")).EnsureSucceeded();

        Assert.Contains("SsoConfig: unpackaged app", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("com.first.sample", app.Read(Final), StringComparison.Ordinal);
    }
}
