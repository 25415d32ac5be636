using Microsoft.Extensions.DependencyInjection;

namespace SsoConfig.Desktop.Tests.Hosting;

/// <summary><c>services.AddSso(OktaConfig.Options)</c> in a host on the desktop.</summary>
public sealed class ServiceCollectionTests
{
    private static readonly SsoOptions Options = new()
    {
        Issuer = "https://op.example.com",
        ClientId = "client-1",
        RedirectUri = "com.first.sample:/callback",
        LogoutRedirectUri = "com.first.sample:/logout",
    };

    [Fact]
    public async Task A_host_has_a_client_over_the_files_of_the_state_folder()
    {
        var folder = Directory.CreateTempSubdirectory("sso-host-");
        try
        {
            await using var services = new ServiceCollection()
                .AddSso(Options, new SsoDesktopOptions { StateFolder = folder.FullName })
                .BuildServiceProvider();

            Assert.Null(await services.GetRequiredService<ISsoClient>().GetSessionAsync(TestContext.Current.CancellationToken));
            Assert.Same(services.GetRequiredService<SsoClient>(), services.GetRequiredService<ISsoClient>());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_state_folder_that_is_no_absolute_path_is_refused_at_the_start() =>
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddSso(Options, new SsoDesktopOptions { StateFolder = "relative" }));

    [Fact]
    public void Options_that_nobody_could_sign_in_with_are_refused_at_the_start() =>
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddSso(Options with { Issuer = "http://op.example.com" }));
}
