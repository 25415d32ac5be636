namespace SsoConfig.Provisioning.Doctor;

/// <summary>All checks, the ones that stop a sign-in first.</summary>
internal static class Checks
{
    public static readonly Check Files = new("SSO200", "files", "The build of the app fails, or its sign-in does.");
    public static readonly Check Reachable = new("SSO201", "provider", "Nobody can sign in at a provider that does not respond.");
    public static readonly Check Issuer = new(
        "SSO202",
        "issuer",
        "The runtime refuses tokens of an issuer that is not the one in okta.json, character by character."
    );
    public static readonly Check Client = new(
        "SSO203",
        "client id",
        "The provider shows an error page, and the app only sees a sign-in that was cancelled."
    );
    public static readonly Check Redirect = new(
        "SSO204",
        "redirect URI",
        "The provider shows an error page instead of returning to the app, which only sees a sign-in that was cancelled."
    );
    public static readonly Check FamilyHost = new(
        "SSO205",
        "family host",
        "The session is a cookie of one host: apps on different hosts share none."
    );
    public static readonly Check FamilyScheme = new("SSO206", "family scheme", "Either app may get the other's response.");
    public static readonly Check FamilyClient = new(
        "SSO207",
        "family client id",
        "Apps with one client id cannot be told apart, and share refresh tokens."
    );
    public static readonly Check Endpoints = new(
        "SSO208",
        "endpoints",
        "Sign-in needs them, and without https anyone on the way can read the tokens."
    );
    public static readonly Check Scopes = new(
        "SSO209",
        "scopes",
        "The provider refuses the whole request for one scope that it does not know."
    );
    public static readonly Check Pkce = new(
        "SSO210",
        "PKCE",
        "The runtime always uses S256: without it another app could redeem the code."
    );
    public static readonly Check PublicClient = new(
        "SSO211",
        "public client",
        "An app has no secret, so a client that needs one never gets tokens."
    );
    public static readonly Check RefreshToken = new(
        "SSO212",
        "refresh token",
        "Without one the user signs in again when the first access token expires."
    );
    public static readonly Check SilentCheck = new(
        "SSO213",
        "prompt=none",
        "Checking the session without a prompt is how the second app signs in silently."
    );
    public static readonly Check Logout = new("SSO214", "logout redirect", "The browser stays on the provider's page after sign-out.");
    public static readonly Check EndSession = new("SSO215", "end session", "Without the endpoint no app can end the shared session.");
    public static readonly Check Wildcard = new(
        "SSO216",
        "exact redirect",
        "A wildcard lets others receive the response (RFC 9700, section 2.1)."
    );
    public static readonly Check Clock = new("SSO217", "clock", "Tokens look expired, or not yet valid.");
    public static readonly Check Keys = new("SSO218", "signing keys", "Without a key that the runtime knows no id token can be validated.");
    public static readonly Check Revocation = new("SSO219", "revocation", "Signing out cannot revoke the refresh token.");
    public static readonly Check IssuerParameter = new(
        "SSO220",
        "iss parameter",
        "It protects against mix-up where an app uses several providers (RFC 9207)."
    );
    public static readonly Check Pushed = new(
        "SSO221",
        "pushed requests",
        "The runtime pushes its requests where the provider asks for it (RFC 9126)."
    );
    public static readonly Check AppLinks = new(
        "SSO222",
        "App Links",
        "Android opens the app with its https redirect URI only if the host names the app and its certificate."
    );
    public static readonly Check AssociatedDomain = new(
        "SSO223",
        "associated domain",
        "iOS returns an https redirect URI to the app only if the host names the app in webcredentials."
    );
    public static readonly Check Registration = new("SSO230", "registration", "The provider acts by its registration, not by okta.json.");
    public static readonly Check Status = new("SSO231", "app status", "Nobody can sign in to a deactivated app.");
    public static readonly Check Assignment = new("SSO232", "assignment", "Who is not assigned signs in and then gets access_denied.");
    public static readonly Check Consent = new(
        "SSO233",
        "consent",
        "Where consent is required, checking the session without a prompt always fails."
    );
    public static readonly Check ProofOfPossession = new(
        "SSO234",
        "DPoP",
        "A provider that demands proofs refuses the requests of an app that sends none."
    );
    public static readonly Check SignInPolicy = new(
        "SSO235",
        "sign-in policy",
        "A policy that asks every time ends the shared sign-in, however good the session is."
    );
    public static readonly Check AccessPolicy = new(
        "SSO236",
        "access policy",
        "Without a matching rule the authorization server responds with access_denied."
    );
    public static readonly Check SessionPolicy = new(
        "SSO237",
        "session policy",
        "The session cookie ends with the browser, and with it the shared sign-in."
    );
    public static readonly Check DefaultBrowser = new(
        "SSO240",
        "default browser",
        "The sign-in page opens there, and its cookies are the shared session."
    );
    public static readonly Check SchemeHandler = new("SSO241", "scheme handler", "The program that holds the scheme gets the response.");
    public static readonly Check Workload = new("SSO242", "MAUI workload", "Without it only the desktop console is built.");
    public static readonly Check Device = new(
        "SSO243",
        "adb reverse",
        "An Android device reaches a provider on this machine only through it."
    );
    public static readonly Check Cookie = new(
        "SSO250",
        "session cookie",
        "A session that ends with the browser is not shared with an app that is opened later."
    );

    public static IReadOnlyList<Check> All { get; } =
    [
        Files,
        Reachable,
        Issuer,
        Client,
        Redirect,
        FamilyHost,
        FamilyScheme,
        FamilyClient,
        Endpoints,
        Scopes,
        Pkce,
        PublicClient,
        RefreshToken,
        SilentCheck,
        Logout,
        EndSession,
        Wildcard,
        Clock,
        Keys,
        Revocation,
        IssuerParameter,
        Pushed,
        AppLinks,
        AssociatedDomain,
        Registration,
        Status,
        Assignment,
        Consent,
        ProofOfPossession,
        SignInPolicy,
        AccessPolicy,
        SessionPolicy,
        DefaultBrowser,
        SchemeHandler,
        Workload,
        Device,
        Cookie,
    ];
}
