using System.Buffers.Text;
using System.Text;
using Microsoft.Identity.Client;
using SsoConfig.Benchmarks.SignIn;
using SsoConfig.LocalOrg;

namespace SsoConfig.Benchmarks.HotPath;

/// <summary>Clients of both libraries that hold a good access token.</summary>
internal static class SignedInClients
{
    public static readonly string[] MsalScopes = ["user.read"];

    /// <summary>Signed in for real; the org is gone afterwards, so a request to it would fail the benchmark.</summary>
    public static async Task<SsoClient> OursAsync()
    {
        await using var org = await LocalOrgServer.StartAsync(OrgProcess.Options);
        using var browser = new UserAgent();
        return await Ours.SignInAsync(org.Issuer, browser);
    }

    /// <summary>The same, with tokens that are bound to a key, which is in memory.</summary>
    public static async Task<SsoClient> BoundAsync()
    {
        await using var org = await LocalOrgServer.StartAsync(OrgProcess.Options with { DPoP = DPoPSupport.Required });
        using var browser = new UserAgent();
        return await Ours.SignInBoundAsync(org.Issuer, browser);
    }

    /// <summary>MSAL takes its cache in the form in which it writes it; nothing is sent.</summary>
    public static async Task<(IPublicClientApplication Client, IAccount Account)> MsalAsync()
    {
        const string client = "00000000-0000-0000-0000-000000000001";
        var msal = PublicClientApplicationBuilder
            .Create(client)
            .WithAuthority("https://login.microsoftonline.com/common")
            .WithInstanceDiscovery(false)
            .Build();
        msal.UserTokenCache.SetBeforeAccess(access => access.TokenCache.DeserializeMsalV3(Encoding.UTF8.GetBytes(Cache(client))));
        var account = (await msal.GetAccountsAsync()).Single();

        // From here on the cache is in memory alone, the fastest that MSAL has.
        msal.UserTokenCache.SetBeforeAccess(null);
        return (msal, account);
    }

    private static string Cache(string client)
    {
        const string account = "oid.tid";
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var info = Base64Url.EncodeToString("""{"uid":"oid","utid":"tid"}"""u8);
        var idToken =
            $"{Base64Url.EncodeToString("""{"alg":"none"}"""u8)}.{Base64Url.EncodeToString("""{"oid":"oid","tid":"tid","preferred_username":"ada@example.com"}"""u8)}.";
        return $$"""
            {
              "AccessToken": { "{{account}}-login.microsoftonline.com-accesstoken-{{client}}-tid-user.read": {
                "home_account_id": "{{account}}", "environment": "login.microsoftonline.com", "client_info": "{{info}}", "client_id": "{{client}}",
                "secret": "access-token", "credential_type": "AccessToken", "realm": "tid", "target": "user.read",
                "cached_at": "{{now}}", "expires_on": "{{now + 86400}}", "extended_expires_on": "{{now + 86400}}" } },
              "RefreshToken": { "{{account}}-login.microsoftonline.com-refreshtoken-{{client}}--": {
                "home_account_id": "{{account}}", "environment": "login.microsoftonline.com", "client_info": "{{info}}", "client_id": "{{client}}",
                "secret": "refresh-token", "credential_type": "RefreshToken" } },
              "IdToken": { "{{account}}-login.microsoftonline.com-idtoken-{{client}}-tid-": {
                "home_account_id": "{{account}}", "environment": "login.microsoftonline.com", "client_info": "{{info}}", "client_id": "{{client}}",
                "secret": "{{idToken}}", "credential_type": "IdToken", "realm": "tid" } },
              "Account": { "{{account}}-login.microsoftonline.com-tid": {
                "home_account_id": "{{account}}", "environment": "login.microsoftonline.com", "client_info": "{{info}}", "realm": "tid",
                "local_account_id": "oid", "username": "ada@example.com", "authority_type": "MSSTS" } }
            }
            """;
    }
}
