namespace SsoConfig.Provisioning.Tests.Processes;

public sealed class ToolEnvironmentTests
{
    [Fact]
    public void A_process_follows_no_redirect_and_keeps_no_cookie()
    {
        using var handler = Assert.IsType<SocketsHttpHandler>(ToolEnvironment.OfThisProcess().Handler);

        Assert.False(handler.AllowAutoRedirect);
        Assert.False(handler.UseCookies);
    }
}
