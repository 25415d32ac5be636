using SsoConfig.LocalOrg.Tests.Support;

namespace SsoConfig.LocalOrg.Tests.Protocol;

public sealed class PushedRequestTests
{
    [Fact]
    public async Task A_pushed_request_signs_in()
    {
        await using var org = await StartAsync(PushedRequests.Optional);
        var app = OrgFixture.FirstOf(org);
        using var browser = new UserAgent();

        var pushed = await app.PushAsync();
        var form = await browser.OpenAsync(
            $"{app.At("v1/authorize")}?client_id=first-client&request_uri={Uri.EscapeDataString(pushed["request_uri"]!)}"
        );
        var tokens = await app.RedeemAsync(await browser.SignInAsync(form));

        Assert.Equal("the-nonce", tokens.Identity["nonce"]);
    }

    [Fact]
    public async Task A_request_that_was_not_pushed_is_refused_where_pushing_is_required()
    {
        await using var org = await StartAsync(PushedRequests.Required);
        using var browser = new UserAgent();

        var response = await browser.OpenAsync(OrgFixture.FirstOf(org).AuthorizeAddress());

        Assert.Equal("invalid_request", response["error"]);
    }

    private static Task<LocalOrgServer> StartAsync(PushedRequests pushed) =>
        LocalOrgServer.StartAsync(OrgFixture.Options with { PushedRequests = pushed }, TestContext.Current.CancellationToken);
}
