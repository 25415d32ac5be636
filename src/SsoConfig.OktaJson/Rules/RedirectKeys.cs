using SsoConfig.OktaJson.Reading;
using SsoConfig.OktaJson.Values;

namespace SsoConfig.OktaJson.Rules;

/// <summary>The keys whose value is a redirect URI of the app.</summary>
internal static class RedirectKeys
{
    public static readonly OktaKey[] All =
    [
        OktaKey.RedirectUri,
        OktaKey.LogoutRedirectUri,
        OktaKey.FallbackRedirectUri,
        OktaKey.FallbackLogoutRedirectUri,
    ];

    /// <summary>What the app claims by each of them, in their order; empty for one that is missing.</summary>
    public static string[] ClaimsOf(EffectiveValues values)
    {
        var claims = new string[All.Length];
        for (var i = 0; i < claims.Length; i++)
        {
            claims[i] = RedirectClaim.Of(values.Find(All[i])?.Text);
        }

        return claims;
    }
}
