using Microsoft.Extensions.DependencyInjection;
using Microsoft.Maui.Hosting;
using SsoConfig.Eng;
using SsoConfig.Maui.Storage;
using SsoConfig.Maui.Tests.Callbacks;

namespace SsoConfig.Maui.Tests.Hosting;

/// <summary>What <c>builder.UseSso(OktaConfig.Options)</c> registers.</summary>
public sealed class UseSsoTests
{
    private static readonly SsoOptions Options = new()
    {
        Issuer = TestProvider.Issuer,
        ClientId = "first",
        RedirectUri = "com.first.sample:/callback",
        LogoutRedirectUri = "com.first.sample:/logout",
    };

    [Fact]
    public async Task A_browser_and_a_token_store_that_the_app_has_registered_before_are_used()
    {
        using var provider = new TestProvider();
        using var store = new OwnStore();
        var browser = new OwnBrowser();
        var builder = new MauiAppBuilder();
        builder.Services.AddSingleton<ISystemBrowser>(browser);
        builder.Services.AddSingleton<ITokenStore>(store);

        builder.UseSso(Options, options => options.ClientOptions = new SsoClientOptions { HttpMessageHandler = provider });

        await using var services = builder.Services.BuildServiceProvider();
        var client = services.GetRequiredService<SsoClient>();
        Assert.IsType<SignInResult.Cancelled>(await client.SignInAsync(cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal((1, true), (browser.Visits, store.IsUsed));
    }

    [Fact]
    public async Task Without_one_of_the_app_the_platforms_are_used_and_the_client_is_one()
    {
        var builder = new MauiAppBuilder();

        builder.UseSso(Options).UseSso(Options);

        await using var services = builder.Services.BuildServiceProvider();
        Assert.Same(services.GetRequiredService<SsoClient>(), Assert.Single(services.GetServices<SsoClient>()));
        Assert.IsType<MemoryTokenStore>(services.GetRequiredService<ITokenStore>());
        Assert.Equal("UnavailableBrowser", services.GetRequiredService<ISystemBrowser>().GetType().Name);
    }

    [Theory]
    [InlineData("Android")]
    [InlineData("Apple")]
    [InlineData("Unavailable")]
    [InlineData("Windows")]
    public void Each_platform_leaves_both_to_the_app(string platform)
    {
        var source = File.ReadAllText(Path.Combine(Repository.Root, "src", "SsoConfig.Maui", platform, "SsoPlatform.cs"));

        Assert.All(
            ["ISystemBrowser", "ITokenStore"],
            service =>
            {
                Assert.Contains($".TryAddSingleton<{service}>(", source, StringComparison.Ordinal);
                Assert.DoesNotContain($".AddSingleton<{service}>(", source, StringComparison.Ordinal);
            }
        );
    }

    private sealed class OwnBrowser : ISystemBrowser
    {
        public int Visits { get; private set; }

        public bool AlwaysShowsUi => false;

        public Task<BrowserResult> OpenAsync(BrowserRequest request, CancellationToken cancellationToken)
        {
            Visits++;
            return Task.FromResult<BrowserResult>(new BrowserResult.Cancelled());
        }
    }

    private sealed class OwnStore : ITokenStore, IDisposable
    {
        private readonly MemoryTokenStore _values = new();

        public bool IsUsed { get; private set; }

        public ValueTask<byte[]?> ReadAsync(string name, CancellationToken cancellationToken) => _values.ReadAsync(name, cancellationToken);

        public ValueTask WriteAsync(string name, ReadOnlyMemory<byte> value, CancellationToken cancellationToken)
        {
            IsUsed = true;
            return _values.WriteAsync(name, value, cancellationToken);
        }

        public ValueTask DeleteAsync(string name, CancellationToken cancellationToken) => _values.DeleteAsync(name, cancellationToken);

        public ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken) => _values.LockAsync(cancellationToken);

        public void Dispose() => _values.Dispose();
    }
}
