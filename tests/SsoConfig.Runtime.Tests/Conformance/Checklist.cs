namespace SsoConfig.Tests.Conformance;

/// <summary>
/// What the specifications ask of a native public client with code and PKCE, one assertion a line. M must, S should, C our own stricter
/// rule. A line without a reason must have a test in this assembly.
/// </summary>
internal static class Checklist
{
    private const string BuildRule = "A rule of okta.json, checked by the generator at build time: ";
    private const string NoRegistration =
        "The client never registers itself; 'sso register' does (SsoConfig.Provisioning.Tests), "
        + "and the local org reads okta.json (SsoConfig.LocalOrg.Tests).";

    public static IReadOnlyList<Section> Sections { get; } =
    [
        new(
            "OAuth 2.0 for Native Apps (RFC 8252)",
            [
                new("8252-6-a", 'M', "PKCE on every authorization request"),
                new(
                    "8252-7.1-a",
                    'M',
                    "The private-use scheme is a reverse domain name",
                    BuildRule + "redirect URI rules in SsoConfig.Generator.Tests."
                ),
                new(
                    "8252-7.1-b",
                    'M',
                    "Apps of one publisher use different schemes",
                    BuildRule + "sibling rules in SsoConfig.Generator.Tests."
                ),
                new(
                    "8252-7.1-c",
                    'M',
                    "One slash after the scheme, no authority",
                    BuildRule + "redirect URI rules in SsoConfig.Generator.Tests."
                ),
                new("8252-7.2-a", 'S', "Claimed https redirects are used as they are: one host and one path"),
                new("8252-7.3-a", 'C', "Loopback redirects are for desktop only", BuildRule + "http is a reserved scheme."),
                new("8252-8.1-a", 'M', "A code is useless without its verifier"),
                new("8252-8.2-a", 'M', "Only response_type=code, no implicit grant"),
                new("8252-8.4-a", 'M', "The redirect URI is sent complete and identical to both endpoints"),
                new("8252-8.5-a", 'C', "No client secret in any request"),
                new("8252-8.6-a", 'S', "prompt=none never signs in by itself: it checks a session, and stores nothing"),
                new("8252-8.9-a", 'M', "Unguessable state; another or missing one is refused, and the request goes on waiting"),
                new("8252-8.10-a", 'M', "The response URI is compared exactly"),
                new("8252-8.10-b", 'M', "The redirect URI and issuer are stored with the request"),
                new(
                    "8252-8.12-a",
                    'M',
                    "No embedded user agent",
                    "Every file of every package is looked through by `NoWebViewTests` in SsoConfig.Packages.Tests."
                ),
            ]
        ),
        new(
            "OAuth 2.0 (RFC 6749, 6750, 7636, 8707, 9207, 9470, 9700)",
            [
                new("6749-3.1-a", 'M', "A response with a repeated parameter is refused"),
                new("6749-6-a", 'C', "invalid_grant at refresh is signed out; any other trouble keeps the tokens"),
                new("6749-6-b", 'M', "The refresh request has the fields of section 6"),
                new("6750-2.1-a", 'M', "The access token goes in the Authorization header, never in a URI"),
                new("6750-3.1-a", 'C', "A refused token is renewed for invalid_token or no reason at all, and for no other error"),
                new("7636-a", 'M', "A verifier of 43 to 128 unreserved characters, new each time; S256"),
                new("7636-b", 'M', "The verifier goes to the token endpoint only, and into no log"),
                new("8707-2.2-a", 'M', "The resource of a further API goes to the token endpoint, as an absolute URI without a fragment"),
                new("9207-a", 'M', "iss of success and error responses is the issuer; missing is refused where promised"),
                new("9470-3-a", 'M', "A resource server's demand for another authentication is told apart from a token to be renewed"),
                new("9470-4-a", 'C', "The sign-in that follows sends acr_values and max_age, and counts only with proof of them"),
                new("9700-a", 'M', "Exact redirect match"),
                new("9700-b", 'M', "A rotated refresh token replaces the old one before use; without a new one the old one stays"),
                new("9700-c", 'M', "Defence against mix-up"),
            ]
        ),
        new(
            "Pushed Authorization Requests (RFC 9126) and DPoP (RFC 9449)",
            [
                new("9126-a", 'M', "All parameters by POST, the browser gets two; no fallback where required; each sign-in pushes its own"),
                new("9449-a", 'M', "A proof has typ dpop+jwt, alg, the public key alone, htm, htu without query and fragment, iat and jti"),
                new("9449-4.2-a", 'M', "Each proof is new: its jti was in none before, also where a request is sent once more"),
                new("9449-5-a", 'M', "A token that is not bound although that was asked for is not used"),
                new("9449-5-b", 'M', "The refresh token is used with the key that it is bound to"),
                new("9449-5.1-a", 'M', "A provider that cannot verify the proofs' algorithm is not asked for anything"),
                new("9449-7-a", 'M', "A bound token is sent with the scheme DPoP and a proof with ath, also to userinfo"),
                new("9449-8-a", 'M', "The provider's nonce is used, and its demand for one is met once"),
                new("9449-8.2-a", 'M', "Any response may bring the next nonce; one without leaves the last"),
                new("9449-9-a", 'M', "A resource server's nonce is its own, and its demand for one is met once"),
                new("9449-10-a", 'M', "The authorization request binds the code to the key (dpop_jkt)"),
                new("9449-10.1-a", 'M', "A pushed authorization request names the key, and proves it"),
                new("9449-11.4-a", 'C', "The stored session names the private key and doesn't hold it: the key store makes and uses it"),
            ]
        ),
        new(
            "OpenID Connect Discovery 1.0",
            [
                new("DISC-a", 'M', "The document of the configured issuer, which states exactly that issuer"),
                new("DISC-b", 'M', "https for the issuer and every endpoint (http on loopback only)"),
            ]
        ),
        new(
            "OpenID Connect Core 1.0",
            [
                new("CORE-3.1.2.1-a", 'M', "scope with openid, response_type=code, client_id, exact redirect_uri, state"),
                new("CORE-3.1.2.1-prompt-a", 'M', "prompt is one word, and none can't be combined"),
                new("CORE-3.1.2.1-prompt-b", 'M', "Each response to prompt=none has a type of its own, and none touches the tokens"),
                new("CORE-3.1.2.1-prompt-c", 'M', "prompt=login counts only with a fresh auth_time"),
                new("CORE-3.1.2.1-maxage-a", 'M', "max_age is sent in seconds, and auth_time must be within it"),
                new("CORE-3.1.2.1-hint", 'C', "login_hint and id_token_hint; another user's session is not taken for this one's"),
                new("CORE-3.1.2.6-a", 'M', "Every error comes through by name, and only with the right state"),
                new("CORE-3.1.3.1-a", 'M', "The token request is a form with the fields of the code grant; a code is used once"),
                new("CORE-3.1.3.3-a", 'M', "token_type without regard to case; expires_in may be missing"),
                new("CORE-3.1.3.7-iss", 'M', "iss is exactly the issuer"),
                new("CORE-3.1.3.7-sub", 'M', "sub is there"),
                new("CORE-3.1.3.7-aud", 'M', "aud is this client, as a string or an array"),
                new("CORE-3.1.3.7-aud-extra", 'M', "An audience that is not trusted is refused"),
                new("CORE-3.1.3.7-azp", 'M', "azp, if present, is this client"),
                new("CORE-3.1.3.7-sig", 'M', "The signature is by a key of the provider"),
                new("CORE-3.1.3.7-alg", 'M', "alg is announced and asymmetric: never none, never HMAC"),
                new("CORE-3.1.3.7-kid", 'M', "Without kid one key only may fit"),
                new("CORE-3.1.3.7-kid-rotation", 'M', "An unknown kid: the key set is fetched once more, then refused"),
                new("CORE-3.1.3.7-exp", 'M', "Not expired, but for the clock skew"),
                new("CORE-3.1.3.7-iat", 'M', "Issued recently and not in the future"),
                new("CORE-3.1.3.7-nonce", 'M', "nonce is that of the request, and there"),
                new("CORE-3.1.3.7-at_hash", 'M', "at_hash, if present, is that of the access token"),
                new("CORE-5.3-a", 'M', "userinfo gets the token in the header"),
                new("CORE-5.3.2-a", 'M', "A userinfo response about another sub is discarded"),
                new("CORE-11-a", 'M', "consent_required to prompt=none is understood, and the check asks for no offline_access"),
                new(
                    "CORE-12.2-a",
                    'M',
                    "A refreshed id_token, if any: same iss, sub, aud, nonce; no earlier auth_time; iat older by the clock skew at most"
                ),
            ]
        ),
        new(
            "RP-Initiated Logout 1.0",
            [
                new("RPIL-a", 'M', "end_session_endpoint of the discovery document, https; without one that is told"),
                new("RPIL-b", 'S', "id_token_hint, expired or not; client_id where there is none"),
                new("RPIL-c", 'M', "The exact post_logout_redirect_uri"),
                new("RPIL-d", 'C', "state is sent and its echo compared"),
                new("RPIL-e", 'C', "A closed browser is told, and the tokens are gone all the same"),
                new("RPIL-f", 'C', "A second sign-out is harmless"),
                new("RPIL-g", 'C', "Hints and URIs are not logged"),
            ]
        ),
        new(
            "Token Revocation (RFC 7009)",
            [
                new("7009-a", 'M', "POST form with token, hint and client_id"),
                new("7009-b", 'M', "200 is success; unsupported_token_type, 503 with Retry-After, offline"),
                new("7009-c", 'S', "The refresh token first, and before local deletion"),
            ]
        ),
        new(
            "OpenID Connect Native SSO for Mobile Apps 1.0",
            [
                new(
                    "NSSO-a",
                    'M',
                    "Scope device_sso beside openid, where the provider announces native_sso_supported (Okta: by its dialect)"
                ),
                new(
                    "NSSO-b",
                    'M',
                    "device_secret and ds_hash together or not at all, kept as a pair; the hash is compared in Okta's dialect"
                ),
                new("NSSO-c", 'M', "An existing device_secret goes along with a code exchange and a refresh; a new one replaces it"),
                new("NSSO-d", 'M', "Token exchange with id_token, device secret, audience and scope; its id_token is validated"),
                new("NSSO-e", 'M', "invalid_grant drops the secret; where interaction is needed the browser opens"),
                new("NSSO-f", 'M', "The shared credential is the family's alone, and whose session it is can be shown"),
            ]
        ),
        new("Not offered", [new("7591-a", 'M', "Dynamic client registration", NoRegistration)]),
    ];

    /// <summary>
    /// Client modules of the OpenID Foundation's suite that apply to a public client with code, and why the others do not.
    /// </summary>
    public static IReadOnlyList<Item> Modules { get; } =
    [
        new("oidcc-client-test"),
        new("oidcc-client-test-invalid-iss"),
        new("oidcc-client-test-missing-sub"),
        new("oidcc-client-test-invalid-aud"),
        new("oidcc-client-test-missing-aud"),
        new("oidcc-client-test-missing-iat"),
        new("oidcc-client-test-kid-absent-single-jwks"),
        new("oidcc-client-test-kid-absent-multiple-jwks"),
        new("oidcc-client-test-idtoken-sig-rs256"),
        new("oidcc-client-test-idtoken-sig-none"),
        new("oidcc-client-test-invalid-sig-rs256"),
        new("oidcc-client-test-invalid-sig-hs256"),
        new("oidcc-client-test-invalid-sig-es256"),
        new("oidcc-client-test-invalid-athash"),
        new("oidcc-client-test-missing-athash"),
        new("oidcc-client-test-nonce-invalid"),
        new("oidcc-client-test-nonce-unless-code-flow"),
        new("oidcc-client-test-userinfo-invalid-sub"),
        new("oidcc-client-test-userinfo-bearer-header"),
        new("oidcc-client-test-userinfo-bearer-body", "The token goes in the header, as RFC 6750, section 2.1, prefers."),
        new("oidcc-client-test-scope-userinfo-claims"),
        new("oidcc-client-test-client-secret-basic", "A public client has no secret."),
        new("oidcc-client-test-discovery-openid-config"),
        new("oidcc-client-test-discovery-jwks-uri-keys"),
        new("oidcc-client-test-discovery-issuer-mismatch"),
        new("oidcc-client-test-signing-key-rotation-just-before-signing"),
        new("oidcc-client-test-signing-key-rotation"),
        new("oidcc-client-test-refresh-token"),
        new("oidcc-client-test-refresh-token-invalid-issuer"),
        new("oidcc-client-test-refresh-token-invalid-sub"),
        new("oidcc-client-test-rp-init-logout"),
        new("oidcc-client-test-rp-init-logout-other-state"),
        new("oidcc-client-test-rp-init-logout-no-state"),
        new("oidcc-client-test-dynamic-registration", NoRegistration),
        new("fapi2-security-profile-final-client-test-ensure-authorization-response-with-invalid-state-fails"),
        new("fapi2-security-profile-final-client-test-ensure-authorization-response-with-invalid-missing-state-fails"),
        new("fapi2-security-profile-final-client-test-invalid-authorization-response-iss"),
        new("fapi2-security-profile-final-client-test-remove-authorization-response-iss"),
        new("fapi2-security-profile-final-client-test-token-type-case-insensitivity"),
        new("fapi2-security-profile-final-client-test-token-endpoint-response-without-expires_in"),
        new("fapi2-security-profile-final-client-test-valid-aud-as-array"),
        new("fapi2-security-profile-final-client-test-invalid-secondary-aud"),
        new("fapi2-security-profile-final-client-test-invalid-null-alg"),
        new("fapi2-security-profile-final-client-test-invalid-expired-exp"),
        new("fapi2-security-profile-final-client-test-invalid-missing-nonce"),
    ];

    internal sealed record Section(string Title, IReadOnlyList<Item> Items);

    internal sealed record Item(string Id, char Kind, string Text, string? NotTestedHere = null)
    {
        public Item(string module, string? notTestedHere = null)
            : this(module, ' ', string.Empty, notTestedHere) { }
    }
}
