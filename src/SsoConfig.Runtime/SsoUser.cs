using System.Security.Claims;
using System.Text.Json;
using SsoConfig.Http;
using SsoConfig.Protocol;

namespace SsoConfig;

/// <summary>
/// The user who is signed in, as the id_token says, and userinfo if the app loads it (OpenID Connect Core 1.0, sections 5.1 and 5.3). A
/// claim that the provider does not state, or not in its type, is <see langword="null"/>.
/// </summary>
public sealed class SsoUser
{
    /// <summary>
    /// <c>sub</c>: the user's identifier at this <see cref="Issuer"/>, never reassigned. The only claim to use as a key; with
    /// <see cref="SsoOptions.IssuerTemplate"/>, together with <see cref="Issuer"/>.
    /// </summary>
    public required string Subject { get; init; }

    /// <summary>
    /// <c>iss</c>: who has issued the id_token, which is <see cref="SsoOptions.Issuer"/> or, with <see cref="SsoOptions.IssuerTemplate"/>,
    /// the user's tenant. A <see cref="Subject"/> is unique within it only (Core 1.0, section 2).
    /// </summary>
    public string? Issuer => Claims.ReadString("iss");

    /// <summary><c>name</c>: for display.</summary>
    public string? Name { get; init; }

    /// <summary><c>preferred_username</c>: for display; it may change.</summary>
    public string? PreferredUsername { get; init; }

    /// <summary><c>email</c>: it may change, and it is not necessarily verified.</summary>
    public string? Email { get; init; }

    /// <summary><c>email_verified</c>: whether the provider has verified that the address is the user's.</summary>
    public bool? IsEmailVerified => Claims.ReadBoolean("email_verified");

    /// <summary><c>given_name</c>.</summary>
    public string? GivenName => Claims.ReadString("given_name");

    /// <summary><c>family_name</c>.</summary>
    public string? FamilyName => Claims.ReadString("family_name");

    /// <summary><c>middle_name</c>.</summary>
    public string? MiddleName => Claims.ReadString("middle_name");

    /// <summary><c>nickname</c>.</summary>
    public string? Nickname => Claims.ReadString("nickname");

    /// <summary><c>profile</c>: the URL of the user's profile page.</summary>
    public string? Profile => Claims.ReadString("profile");

    /// <summary><c>picture</c>: the URL of an image of the user.</summary>
    public string? Picture => Claims.ReadString("picture");

    /// <summary><c>website</c>: the URL of the user's own page.</summary>
    public string? Website => Claims.ReadString("website");

    /// <summary><c>gender</c>: <c>female</c>, <c>male</c> or another value.</summary>
    public string? Gender => Claims.ReadString("gender");

    /// <summary><c>birthdate</c>: <c>YYYY-MM-DD</c>, <c>0000-MM-DD</c> or <c>YYYY</c>.</summary>
    public string? Birthdate => Claims.ReadString("birthdate");

    /// <summary><c>zoneinfo</c>: the time zone, for example <c>Europe/Paris</c>.</summary>
    public string? ZoneInfo => Claims.ReadString("zoneinfo");

    /// <summary><c>locale</c>: the language, for example <c>en-US</c>.</summary>
    public string? Locale => Claims.ReadString("locale");

    /// <summary><c>phone_number</c>: preferably in the form of E.164.</summary>
    public string? PhoneNumber => Claims.ReadString("phone_number");

    /// <summary><c>phone_number_verified</c>: whether the provider has verified that the number is the user's.</summary>
    public bool? IsPhoneNumberVerified => Claims.ReadBoolean("phone_number_verified");

    /// <summary><c>address</c>: the postal address.</summary>
    public SsoAddress? Address => Claims.ReadAddress("address");

    /// <summary><c>updated_at</c>: when this information was last changed.</summary>
    public DateTimeOffset? UpdatedAt => Claims.ReadTime("updated_at");

    /// <summary>
    /// Every claim by its name: of the latest id_token, and those of userinfo. What an id_token says about itself and the authentication
    /// (<c>iss</c>, <c>acr</c>, …) is never taken from userinfo. What the latest id_token leaves out stays if it is about the user (Core
    /// 1.0, section 5.1); groups and roles of an earlier id_token do not. Those of userinfo are as old as the sign-in.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> Claims
    {
        get => field ??= ClaimsSource?.Invoke() ?? ClaimSet.Empty;
        init;
    }

    /// <summary>Reads the claims on first use: most callers want a name.</summary>
    internal Func<IReadOnlyDictionary<string, JsonElement>>? ClaimsSource { private get; init; }

    /// <summary>
    /// The user for code that expects a <see cref="ClaimsPrincipal"/>: one claim for each value, several for an array, JSON for an object.
    /// Its name is <c>name</c>, <c>preferred_username</c>, <c>email</c> or <c>sub</c>, whichever comes first.
    /// </summary>
    /// <param name="roleClaim">The claim that <see cref="ClaimsPrincipal.IsInRole"/> looks at: <c>roles</c>, <c>groups</c>, …</param>
    /// <param name="authenticationType">The name of the authentication. Anything but an empty string counts as signed in.</param>
    public ClaimsPrincipal ToClaimsPrincipal(string roleClaim = "roles", string authenticationType = "OpenIdConnect")
    {
        ArgumentException.ThrowIfNullOrEmpty(roleClaim);
        ArgumentException.ThrowIfNullOrEmpty(authenticationType);
        return UserPrincipal.Create(this, roleClaim, authenticationType);
    }
}
