using SsoConfig.Eng;

namespace SsoConfig.Maui.Tests.Heads;

/// <summary>The adapters of the packed package, compiled into an app for each platform with every warning an error.</summary>
public sealed class HeadTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sso-head-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("net10.0-android")]
    [InlineData("net10.0-ios")]
    [InlineData("net10.0-maccatalyst")]
    [InlineData("net10.0-windows10.0.19041.0")]
    public async Task An_app_that_calls_UseSso_compiles(string framework)
    {
        Assert.SkipUnless(StubWorkload.IsPresent, StubWorkload.Absence);
        var cancellation = TestContext.Current.CancellationToken;
        var workload = await StubWorkload.PrepareAsync(cancellation);
        var feed = await LocalFeed.PackAsync(cancellation);
        var dotnet = new PrivateDotnet(feed, workload);
        CopyApp(Path.Combine(Repository.Root, "tests", "SsoConfig.Maui.Tests", "App"), _folder);
        await dotnet.WriteNuGetConfigAsync(_folder, cancellation);

        string[] arguments = ["build", "-v:minimal", $"-p:TargetFrameworks={framework}", $"-p:SsoConfigVersion={feed.Version}"];
        var outcome = await dotnet.RunAsync(_folder, arguments, cancellation);

        Assert.True(outcome.Succeeded, outcome.Output);
    }

    private static void CopyApp(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
