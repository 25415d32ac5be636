using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SsoConfig.Testing;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.Hosting;

/// <summary>The client as a service of a host.</summary>
public sealed class ServiceCollectionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_has_one_client_over_the_browser_and_the_store_that_it_registers()
    {
        using var scenario = new Scenario();
        await using var services = Services(scenario)
            .AddSsoCore(Scenario.Options, new SsoClientOptions { HttpMessageHandler = scenario.Provider })
            .BuildServiceProvider();

        var client = services.GetRequiredService<ISsoClient>();
        await client.SignInAsync(cancellationToken: Cancellation);

        Assert.Same(services.GetRequiredService<SsoClient>(), client);
        Assert.Equal("ada", (await scenario.GetSessionAsync())!.User.Subject);
        Assert.NotEmpty(scenario.Logs.Events);
    }

    [Fact]
    public async Task Clock_and_logs_are_those_of_the_host_unless_the_options_have_their_own()
    {
        using var scenario = new Scenario();
        using var own = new LogCollector();
        await using var services = Services(scenario)
            .AddSsoCore(Scenario.Options, new SsoClientOptions { HttpMessageHandler = scenario.Provider, LoggerFactory = own })
            .BuildServiceProvider();

        var signedIn = await services.GetRequiredService<ISsoClient>().SignInAsync(cancellationToken: Cancellation);

        Assert.Equal(scenario.Time.GetUtcNow().AddHours(1), Assert.IsType<SignInResult.SignedIn>(signedIn).Session.AccessTokenExpiresAt);
        Assert.NotEmpty(own.Events);
        Assert.Empty(scenario.Logs.Events);
    }

    [Fact]
    public async Task The_client_is_disposed_of_with_the_host()
    {
        using var scenario = new Scenario();
        SsoClient client;
        await using (var services = Services(scenario).AddSsoCore(Scenario.Options).BuildServiceProvider())
        {
            client = services.GetRequiredService<SsoClient>();
        }

        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.SignInAsync(cancellationToken: Cancellation));
    }

    [Fact]
    public void What_is_registered_already_stays()
    {
        using var services = new ServiceCollection()
            .AddSingleton<ISsoClient>(new FakeSsoClient())
            .AddSsoCore(Scenario.Options)
            .BuildServiceProvider();

        Assert.IsType<FakeSsoClient>(services.GetRequiredService<ISsoClient>());
    }

    [Theory]
    [InlineData("http://op.example.com", "c", "com.app:/callback", "com.app:/logout", "openid", "SsoOptions.Issuer")]
    [InlineData("op.example.com", "c", "com.app:/callback", "com.app:/logout", "openid", "SsoOptions.Issuer")]
    [InlineData("https://op.example.com", " ", "com.app:/callback", "com.app:/logout", "openid", "SsoOptions.ClientId")]
    [InlineData("https://op.example.com", "c", "callback", "com.app:/logout", "openid", "SsoOptions.RedirectUri")]
    [InlineData("https://op.example.com", "c", "com.app:/callback", "", "openid", "SsoOptions.LogoutRedirectUri")]
    [InlineData("https://op.example.com", "c", "com.app:/callback", "com.app:/logout", "profile", "SsoOptions.Scopes")]
    public void Options_that_nobody_could_sign_in_with_are_refused_at_the_start(
        string issuer,
        string clientId,
        string redirectUri,
        string logoutRedirectUri,
        string scopes,
        string named
    )
    {
        var options = new SsoOptions
        {
            Issuer = issuer,
            ClientId = clientId,
            RedirectUri = redirectUri,
            LogoutRedirectUri = logoutRedirectUri,
            Scopes = scopes,
        };

        var error = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddSsoCore(options));

        Assert.StartsWith(named, error.Message, StringComparison.Ordinal);
    }

    private static IServiceCollection Services(Scenario scenario) =>
        new ServiceCollection()
            .AddSingleton<ISystemBrowser>(scenario.Browser)
            .AddSingleton<ITokenStore>(scenario.Store)
            .AddSingleton<TimeProvider>(scenario.Time)
            .AddSingleton<ILoggerFactory>(scenario.Logs);
}
