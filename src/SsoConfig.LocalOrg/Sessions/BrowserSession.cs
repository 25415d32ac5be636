using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SsoConfig.LocalOrg;

/// <summary>The session that all apps share: somebody signed in, in this browser, at this time.</summary>
/// <param name="Person">Who.</param>
/// <param name="Id">The <c>sid</c> claim; a fresh sign-in makes a new one.</param>
/// <param name="AuthenticatedAt">The <c>auth_time</c> claim.</param>
internal sealed record BrowserSession(Person Person, string Id, DateTimeOffset AuthenticatedAt)
{
    public static BrowserSession Begin(Person person, DateTimeOffset now) =>
        new(person, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()));

    public ClaimsPrincipal ToPrincipal() => new(new ClaimsIdentity(
        [
            new Claim(Claims.Email, Person.Email),
            new Claim("sid", Id),
            new Claim(Claims.AuthenticationTime, AuthenticatedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ],
        SessionCookie.Scheme));

    /// <returns>Null when the cookie is of a person whom this org no longer has.</returns>
    public static BrowserSession? FromPrincipal(ClaimsPrincipal principal, IReadOnlyList<Person> people)
    {
        var person = people.FirstOrDefault(one => one.Email == principal.FindFirstValue(Claims.Email));
        var seconds = long.Parse(principal.FindFirstValue(Claims.AuthenticationTime)!, CultureInfo.InvariantCulture);
        return person is null ? null : new BrowserSession(person, principal.FindFirstValue("sid")!, DateTimeOffset.FromUnixTimeSeconds(seconds));
    }
}
