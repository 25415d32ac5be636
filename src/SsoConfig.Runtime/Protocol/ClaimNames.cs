namespace SsoConfig.Protocol;

/// <summary>The names of claims whose meaning decides where a value may come from.</summary>
internal static class ClaimNames
{
    /// <summary>About the id_token itself and the authentication: only a signed token can state them.</summary>
    public static bool IsAboutToken(string claim) =>
        claim
            is "iss"
                or "sub"
                or "aud"
                or "exp"
                or "nbf"
                or "iat"
                or "jti"
                or "auth_time"
                or "nonce"
                or "acr"
                or "amr"
                or "azp"
                or "at_hash"
                or "c_hash"
                or "s_hash"
                or "sid"
                or "tid"
                or "cnf";

    /// <summary>
    /// OpenID Connect Core 1.0, section 5.1: about the user, and so as good as before if a later id_token leaves them out.
    /// </summary>
    public static bool IsAboutUser(string claim) =>
        claim
            is "name"
                or "given_name"
                or "family_name"
                or "middle_name"
                or "nickname"
                or "preferred_username"
                or "profile"
                or "picture"
                or "website"
                or "email"
                or "email_verified"
                or "gender"
                or "birthdate"
                or "zoneinfo"
                or "locale"
                or "phone_number"
                or "phone_number_verified"
                or "address"
                or "updated_at";
}
