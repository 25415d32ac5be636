using SsoConfig.Maui.Browsers;
using SsoConfig.Maui.Storage;
using SsoConfig.Maui.Tests.Callbacks;
using SsoConfig.Tests;

namespace SsoConfig.Maui.Tests.Browsers;

public sealed class UnavailableBrowserTests
{
    [Fact]
    [Case(4)]
    public async Task On_a_plain_target_framework_the_client_says_that_there_is_no_browser()
    {
        var options = new SsoOptions
        {
            Issuer = TestProvider.Issuer,
            ClientId = "first",
            RedirectUri = "com.first.sample:/callback",
            LogoutRedirectUri = "com.first.sample:/logout",
        };
        using var provider = new TestProvider();
        using var store = new MemoryTokenStore();
        using var client = new SsoClient(options, new UnavailableBrowser(), store, new SsoClientOptions { HttpMessageHandler = provider });

        var failed = Assert.IsType<SignInResult.Failed>(await client.SignInAsync(cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(SsoErrorCodes.BrowserFailed, failed.Error.Code);
        Assert.Contains(
            "The system browser is available on Android, iOS, Mac Catalyst and Windows only.",
            failed.Error.Message,
            StringComparison.Ordinal
        );
        Assert.Null(await client.GetSessionAsync(TestContext.Current.CancellationToken));
    }
}
