using SsoConfig.Eng;
using Xunit;

[assembly: AssemblyFixture(typeof(SsoTemplates.Tests.Harness.TemplatePack))]

namespace SsoTemplates.Tests.Harness;

/// <summary>The template pack of this checkout, packed and installed once for all tests.</summary>
public sealed class TemplatePack : IAsyncLifetime
{
    private const string AllPlatforms = "net10.0-android;net10.0-ios;net10.0-maccatalyst;net10.0-windows10.0.19041.0";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("sso é ");
    private LocalFeed? _feed;
    private PrivateDotnet? _dotnet;

    internal LocalFeed Feed => _feed!;

    /// <summary>A machine with the SDK alone.</summary>
    internal PrivateDotnet Dotnet => _dotnet!;

    /// <summary>The same machine with the stub of the MAUI workload; <see langword="null"/> if it is not beside the checkout.</summary>
    internal PrivateDotnet? WithWorkload { get; private set; }

    /// <summary>The machine that can build most: with the workload, if there is one.</summary>
    internal PrivateDotnet Best => WithWorkload ?? Dotnet;

    /// <summary>The target platforms that <see cref="Best"/> can build. The project itself leaves Apple and Windows out on Linux.</summary>
    internal string BestPlatforms => WithWorkload is null ? "net10.0" : AllPlatforms + ";net10.0";

    public async ValueTask InitializeAsync()
    {
        _feed = await LocalFeed.PackAsync(TestContext.Current.CancellationToken);
        _dotnet = new PrivateDotnet(_feed);
        await _dotnet.InstallTemplatesAsync(TestContext.Current.CancellationToken);
        await _dotnet.WriteNuGetConfigAsync(_root.FullName, TestContext.Current.CancellationToken);
        if (StubWorkload.IsPresent)
        {
            WithWorkload = new PrivateDotnet(_feed, await StubWorkload.PrepareAsync(TestContext.Current.CancellationToken));
        }
    }

    public ValueTask DisposeAsync()
    {
        _root.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>An empty folder. Its path has a space and a letter that is not ASCII, as a user's may.</summary>
    internal Workspace CreateWorkspace() => new(this, _root.CreateSubdirectory(Path.GetRandomFileName()).FullName);
}
