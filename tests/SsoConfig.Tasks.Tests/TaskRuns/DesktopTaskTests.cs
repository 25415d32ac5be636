using SsoConfig.Tasks.Linux;
using Xunit;

namespace SsoConfig.Tasks.Tests.TaskRuns;

public sealed class DesktopTaskTests : IDisposable
{
    private readonly TaskRun _build = new();

    [Fact]
    public void Each_scheme_gets_its_desktop_file_and_nothing_else_stays()
    {
        _build.Write("obj/com.old.sample.sso-callback.desktop", "old");

        Assert.True(Write());

        Assert.Equal(["com.first.sample.sso-callback.desktop"], Directory.EnumerateFiles(_build.PathOf("obj")).Select(Path.GetFileName));
        Assert.Contains(
            "x-scheme-handler/com.first.sample;",
            _build.Read("obj/com.first.sample.sso-callback.desktop"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_desktop_file_that_is_right_keeps_its_time()
    {
        Write();
        var file = _build.PathOf("obj/com.first.sample.sso-callback.desktop");
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);

        Write();

        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(file));
    }

    public void Dispose() => _build.Dispose();

    private bool Write() => _build.Run(new GenerateSsoDesktopEntries { Program = "first", OutputFolder = _build.Item("obj") }, "desktop");
}
