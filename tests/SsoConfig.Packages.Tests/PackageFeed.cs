using SsoConfig.Eng;
using SsoConfig.Packages.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(PackageFeed))]

namespace SsoConfig.Packages.Tests;

/// <summary>The packages of this checkout, packed once for all tests.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    private LocalFeed? _feed;

    public LocalFeed Feed => _feed!;

    public async ValueTask InitializeAsync() => _feed = await LocalFeed.PackAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
