namespace SsoConfig.OktaJson.Diagnostics;

/// <summary>All rules for okta.json. Each has a page of the same name in <c>docs/rules</c>.</summary>
/// <remarks>Properties and not fields: a compile that has nothing to report creates none of them.</remarks>
internal static class OktaJsonRules
{
    public static OktaJsonRule Unreadable => Error("SSO001", "Unreadable JSON", "The file cannot be read as JSON: {0}");

    public static OktaJsonRule UnknownKey => ConfigurableError("SSO002", "Unknown or misspelled key", "Unknown key '{0}': {1}");

    public static OktaJsonRule DuplicateKey =>
        Error("SSO003", "Duplicate key", "'{0}' is set twice, by '{1}' in line {2} and by '{3}' here: keep one of them");

    public static OktaJsonRule WrongType => Error("SSO004", "Wrong type", "'{0}' must be {1}, not {2}: write {3}");

    public static OktaJsonRule MissingKey => Error("SSO005", "Missing key", "'{0}' is missing: add {1}");

    public static OktaJsonRule Placeholder => Error("SSO006", "Placeholder left in", "'{0}' has the placeholder value '{1}': write {2}");

    public static OktaJsonRule IssuerNotHttps =>
        Error("SSO007", "Issuer without https", "'{0}' must start with https:// (http:// is for localhost only): write '{1}'");

    public static OktaJsonRule IssuerMalformed => Error("SSO008", "Issuer is not a URL", "'{0}' is not a valid issuer, {1}: write '{2}'");

    public static OktaJsonRule IssuerAdminHost =>
        Error("SSO009", "Issuer is the admin console", "'{0}' is Okta's admin console, not an issuer: write '{1}'");

    public static OktaJsonRule IssuerDoubledDomain =>
        Error("SSO010", "Issuer ends in .com.com", "'{0}' has '.com' more than once: write '{1}'");

    public static OktaJsonRule IssuerQuery =>
        Error("SSO011", "Issuer with query or fragment", "'{0}' must not have a query or fragment: write '{1}'");

    public static OktaJsonRule RedirectWithoutScheme =>
        Error("SSO012", "Redirect URI without a scheme", "'{0}' has no scheme, so no app can receive the response: write '{1}'");

    public static OktaJsonRule RedirectDoubleSlash =>
        Warning(
            "SSO013",
            "Redirect URI with several slashes",
            "'{0}' has {1} slashes after the scheme where RFC 8252 has one: write '{2}', here and in the app's registration"
        );

    public static OktaJsonRule RedirectUpperCase =>
        Error(
            "SSO014",
            "Redirect scheme in upper case",
            "The scheme of '{0}' has upper-case letters, which Android does not match: write '{1}'"
        );

    public static OktaJsonRule RedirectCharacters =>
        Error(
            "SSO015",
            "Invalid characters in a redirect scheme",
            "The scheme of '{0}' must be a letter followed by letters, digits, '.', '-' or '+': write '{1}'"
        );

    public static OktaJsonRule RedirectNotReverseDomain =>
        Warning(
            "SSO016",
            "Redirect scheme is not a reversed domain",
            "The scheme of '{0}' is not a reversed domain name, so another app may claim it too (RFC 8252, section 7.1): write '{1}'"
        );

    public static OktaJsonRule ReservedScheme =>
        Error("SSO017", "Reserved redirect scheme", "The scheme of '{0}' is reserved for the operating system or the browser: write '{1}'");

    public static OktaJsonRule SchemeTooLong =>
        ConfigurableError(
            "SSO018",
            "Redirect scheme longer than Windows allows",
            "The scheme of '{0}' has {1} characters, but Windows allows 39: choose a shorter one, for Windows alone in \"windows\""
        );

    public static OktaJsonRule RedirectFragment =>
        Error("SSO019", "Redirect URI with a fragment", "'{0}' must not have a fragment (RFC 6749, section 3.1.2): write '{1}'");

    public static OktaJsonRule RedirectIsLogoutRedirect =>
        Error(
            "SSO020",
            "Redirect URI and logout redirect URI are the same",
            "'{0}' is both the redirect URI and the logout redirect URI, so their responses cannot be told apart: write '{1}' here"
        );

    public static OktaJsonRule ReversedOktaHost =>
        Warning(
            "SSO021",
            "Redirect scheme is the reversed Okta host",
            "The scheme of '{0}' is the reversed host of the issuer, which Okta proposes for every app, so two apps collide: write "
                + "'{1}', here and in the app's registration"
        );

    public static OktaJsonRule OpenIdMissing =>
        Error(
            "SSO022",
            "Scope openid is missing",
            "The scopes '{0}' must include 'openid', which OpenID Connect sign-in requires: write {1}"
        );

    public static OktaJsonRule OfflineAccessMissing =>
        Warning(
            "SSO023",
            "Scope offline_access is missing",
            "The scopes '{0}' do not include 'offline_access', so the session ends with the first access token: write {1}"
        );

    public static OktaJsonRule Secret =>
        Error(
            "SSO024",
            "Secret in a file that ships with the app",
            "'{0}' looks like a secret, and everyone who has the app can read it: remove it{1}"
        );

    public static OktaJsonRule PerCall =>
        Error("SSO025", "Parameter of a single request", "'{0}' is a parameter of {1}, not of the app: {2}");

    public static OktaJsonRule SiblingScheme =>
        ConfigurableError(
            "SSO026",
            "Scheme of a sibling app",
            "The scheme '{0}' is also used by '{1}', so either app may receive the other's response: choose another one, for example '{2}'"
        );

    public static OktaJsonRule SiblingClientId =>
        ConfigurableError(
            "SSO027",
            "Client id of a sibling app",
            "The client id '{0}' is also used by '{1}': register this app as a client of its own and write its client id"
        );

    public static OktaJsonRule SiblingIssuer =>
        Warning(
            "SSO028",
            "Sibling app on another issuer host",
            "The issuer is on the host '{0}' and that of '{1}' on '{2}', so the two apps share no session: use one host, preferably in "
                + "okta.org.json"
        );

    public static OktaJsonRule NoFile =>
        Error(
            "SSO029",
            "No okta.json",
            "There is no okta.json next to {0}: create it with \"issuer\", \"clientId\", \"redirectUri\" and \"logoutRedirectUri\""
        );

    public static OktaJsonRule TwoFiles =>
        Error("SSO030", "Two okta.json files", "This app has two okta.json files, '{0}' and this one: remove one of them");

    public static OktaJsonRule SettingName =>
        Error("SSO031", "Setting that cannot be named in C#", "The setting '{0}' cannot be named in C#: {1}");

    public static OktaJsonRule SettingValue =>
        Error("SSO032", "Unsupported setting type", "The setting '{0}' does not have a supported type: {1}");

    public static OktaJsonRule SettingType =>
        Error("SSO033", "Setting with different types", "The setting '{0}' is {1} here and {2} in '{3}': use one type in all layers");

    public static OktaJsonRule Characters => Error("SSO034", "Invalid characters", "'{0}' must not contain {1}: write {2}");

    public static OktaJsonRule DiscoveryDocument =>
        Error("SSO035", "Issuer is a discovery document", "'{0}' is the discovery document, not the issuer: write '{1}'");

    public static OktaJsonRule ServerWithoutDomain =>
        Error(
            "SSO036",
            "AuthorizationServerId without OktaDomain",
            "'{0}' only has an effect together with 'OktaDomain': add \"OktaDomain\", or write the server into \"issuer\""
        );

    public static OktaJsonRule IssuerSpelling =>
        ConfigurableError(
            "SSO037",
            "Issuer in another spelling than the provider's",
            "'{0}' is not how the provider writes its issuer, and the two are compared character by character: write '{1}'"
        );

    public static OktaJsonRule OfflineAccessRefused =>
        Warning(
            "SSO038",
            "Scope offline_access at a provider that refuses it",
            "The scopes '{0}' include 'offline_access', which '{1}' refuses: write {2}"
        );

    public static OktaJsonRule FamilyName =>
        Error(
            "SSO039",
            "Invalid family name",
            "'{0}' cannot name a family: use words of lower-case letters and digits with dots between them, for example '{1}'"
        );

    public static OktaJsonRule DeviceSecretType =>
        Error(
            "SSO040",
            "Unknown type of device secret",
            "'{0}' is not the type of a device secret: write \"standard\", \"okta\" or the URI that the provider documents"
        );

    public static OktaJsonRule NativeSsoAtOrg =>
        ConfigurableError(
            "SSO041",
            "Native SSO at Okta's org authorization server",
            "'{0}' is Okta's org authorization server, which does not offer Native SSO: use a custom one, for example "
                + "'{0}/oauth2/default', "
                + "or remove \"nativeSso\""
        );

    public static OktaJsonRule NativeSsoAudience =>
        ConfigurableError(
            "SSO042",
            "Native SSO without the authorization server's audience",
            "Native SSO at '{0}' needs the audience of that authorization server: write \"nativeSso\": {{ \"audience\": \"\u2026\" }} with "
                + "the one in its settings"
        );

    public static OktaJsonRule LinkMalformed =>
        Error("SSO045", "https redirect URI that no app can claim", "'{0}' cannot be claimed by an app, {1}: write '{2}'");

    public static OktaJsonRule LinkOfProvider =>
        ConfigurableError(
            "SSO046",
            "https redirect URI on a host of the provider",
            "'{0}' is on '{1}', which publishes no link files for your apps: use a domain of your own, at Okta that of the org's brand"
        );

    public static OktaJsonRule LinkOnDesktop =>
        Error(
            "SSO047",
            "https redirect URI on a desktop",
            "On '{0}' an app cannot receive https links such as '{1}': add \"{0}\": {{ \"{2}\": \"{3}\" }}"
        );

    public static OktaJsonRule LinkBeforeAppleSupport =>
        Error(
            "SSO048",
            "https redirect URI on an Apple version without support",
            "'{0}' needs version 17.4 of '{1}', and the app supports {2}: add \"{3}\": \"{4}\" for earlier versions, or set "
                + "SupportedOSPlatformVersion to 17.4"
        );

    public static OktaJsonRule RequestParameter =>
        Error("SSO049", "Reserved or invalid request parameter", "'{0}' cannot be one of the \"parameters\": {1}");

    public static OktaJsonRule SiblingLink =>
        ConfigurableError(
            "SSO050",
            "https redirect URI of a sibling app",
            "'{0}' is also claimed by '{1}', so either app may receive the other's response: choose another path, for example '{2}'"
        );

    public static OktaJsonRule ProviderValue =>
        Error("SSO052", "Provider key with a wrong value", "'{0}' is not a value of '{1}', which must be {2}: write {3}");

    public static OktaJsonRule TenantsWithoutTemplate =>
        Error(
            "SSO053",
            "Allowed tenants without an issuer template",
            "'allowedTenants' only has an effect together with 'issuerTemplate': add \"issuerTemplate\": \"{0}\", or remove it"
        );

    public static OktaJsonRule NativeSsoOfSeveralTenants =>
        Error(
            "SSO054",
            "Native SSO with an issuer template",
            "Native SSO needs one issuer, and \"{0}\" allows one per tenant: write \"nativeSso\": false, or name the tenant in "
                + "\"issuer\" and remove \"{0}\""
        );

    /// <summary>No user could sign in, or something must not ship: cannot be suppressed.</summary>
    private static OktaJsonRule Error(string id, string title, string message) =>
        new(id, title, message, RuleSeverity.Error, IsConfigurable: false);

    /// <summary>Wrong, but a project may know better.</summary>
    private static OktaJsonRule ConfigurableError(string id, string title, string message) =>
        new(id, title, message, RuleSeverity.Error, IsConfigurable: true);

    /// <summary>Works, with a risk.</summary>
    private static OktaJsonRule Warning(string id, string title, string message) =>
        new(id, title, message, RuleSeverity.Warning, IsConfigurable: true);
}
