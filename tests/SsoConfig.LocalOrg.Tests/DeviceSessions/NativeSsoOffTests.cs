using System.Net;
using SsoConfig.LocalOrg.Tests.Support;

namespace SsoConfig.LocalOrg.Tests.DeviceSessions;

/// <summary>Switched off, which it is by default, an org knows nothing of Native SSO.</summary>
public sealed class NativeSsoOffTests
{
    private static readonly string[] MembersOfNativeSso =
    [
        "native_sso",
        "device_sso",
        "ds_hash",
        "token-exchange",
        "device_secret",
        "introspect",
    ];

    [Fact]
    public async Task Discovery_does_not_mention_it()
    {
        await using var org = await NativeSsoOrg.StartAsync(NativeSsoSupport.Off);

        var document = (await org.First.DiscoverAsync()).Content.GetRawText();

        Assert.All(MembersOfNativeSso, member => Assert.DoesNotContain(member, document, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_scope_is_unknown()
    {
        await using var org = await NativeSsoOrg.StartAsync(NativeSsoSupport.Off);

        var response = await org.Browser.OpenAsync(org.First.AuthorizeAddress(("scope", "openid device_sso")));

        Assert.Equal("invalid_scope", response["error"]);
    }

    [Fact]
    public async Task A_token_response_is_as_before()
    {
        await using var org = await NativeSsoOrg.StartAsync(NativeSsoSupport.Off);

        var tokens = await org.SignInAsync(org.First, "openid offline_access", deviceSecret: "some-secret");

        Assert.Equal(
            ["access_token", "token_type", "expires_in", "scope", "id_token", "refresh_token"],
            tokens.Content.EnumerateObject().Select(static member => member.Name)
        );
        Assert.Null(tokens.Identity["ds_hash"]);
    }

    [Fact]
    public async Task There_is_no_introspection()
    {
        await using var org = await NativeSsoOrg.StartAsync(NativeSsoSupport.Off);
        using var http = new HttpClient();

        var response = await http.PostAsync(
            org.First.At("v1/introspect"),
            new FormUrlEncodedContent([new("client_id", "first-client"), new("token", "some-secret")]),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task There_is_no_token_exchange()
    {
        await using var org = await NativeSsoOrg.StartAsync(NativeSsoSupport.Off);
        var tokens = await org.SignInAsync(org.First, "openid offline_access");

        var response = await org.ExchangeAsync(org.Second, tokens.IdToken, "some-secret");

        Assert.Equal("unsupported_grant_type", response["error"]);
    }
}
