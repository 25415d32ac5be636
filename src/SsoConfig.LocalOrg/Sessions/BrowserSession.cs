using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SsoConfig.LocalOrg.Sessions;

/// <summary>The session that all apps share: a user, signed in to this browser at a time.</summary>
/// <param name="User">The user.</param>
/// <param name="Id">The <c>sid</c> claim; a fresh sign-in makes a new one.</param>
/// <param name="AuthenticatedAt">The <c>auth_time</c> claim.</param>
internal sealed record BrowserSession(LocalOrgUser User, string Id, DateTimeOffset AuthenticatedAt)
{
    public static BrowserSession Begin(LocalOrgUser user, DateTimeOffset now) =>
        new(
            user,
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds())
        );

    public ClaimsPrincipal ToPrincipal() =>
        new(
            new ClaimsIdentity(
                [
                    new Claim(Claims.Email, User.Email),
                    new Claim("sid", Id),
                    new Claim(Claims.AuthenticationTime, AuthenticatedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
                ],
                SessionCookie.Scheme
            )
        );

    /// <returns>Null if the user does not exist any more.</returns>
    public static BrowserSession? FromPrincipal(ClaimsPrincipal principal, IReadOnlyList<LocalOrgUser> users)
    {
        var user = users.FirstOrDefault(one => one.Email == principal.FindFirstValue(Claims.Email));
        var seconds = long.Parse(principal.FindFirstValue(Claims.AuthenticationTime)!, CultureInfo.InvariantCulture);
        return user is null
            ? null
            : new BrowserSession(user, principal.FindFirstValue("sid")!, DateTimeOffset.FromUnixTimeSeconds(seconds));
    }
}
