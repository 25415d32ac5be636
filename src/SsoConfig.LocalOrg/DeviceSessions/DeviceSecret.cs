using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SsoConfig.LocalOrg.DeviceSessions;

/// <summary>Device secrets and their hashes (Native SSO 1.0 §3.2 and §3.3).</summary>
internal static class DeviceSecret
{
    /// <summary>A secret of 256 bits.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>
    /// The <c>ds_hash</c>, computed like <c>at_hash</c> (OpenID Connect Core §3.1.3.6), as Okta does: the specification leaves it to the
    /// provider.
    /// </summary>
    public static string HashOf(string secret) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(secret)).AsSpan(0, 16));

    /// <summary>Adds the <c>ds_hash</c> to the claims of a sign-in. It becomes part of each id token, also after a refresh.</summary>
    public static void BindTo(ClaimsPrincipal principal, string secret)
    {
        principal.SetClaim(NativeSsoNames.HashClaim, HashOf(secret));
        principal.FindFirst(NativeSsoNames.HashClaim)!.SetDestinations(Destinations.IdentityToken);
    }
}
