using SsoConfig.LocalOrg.Apps;

namespace SsoConfig.LocalOrg;

/// <summary>The configuration of a <see cref="LocalOrgServer"/>.</summary>
public sealed record LocalOrgOptions
{
    /// <summary>
    /// The issuer: http on a loopback address. The org listens on its address and port, below its path. Port 0 selects a free port;
    /// <see cref="LocalOrgServer.Issuer"/> returns the issuer with that port.
    /// </summary>
    public string Issuer { get; init; } = "http://127.0.0.1:0/oauth2/default";

    /// <summary>The registered apps.</summary>
    public required IReadOnlyList<LocalOrgApp> Apps { get; init; }

    /// <summary>The users who can sign in.</summary>
    public IReadOnlyList<LocalOrgUser> Users { get; init; } = LocalOrgUser.Defaults;

    /// <summary>Whether the session ends when the browser is closed.</summary>
    public SessionCookieKind Cookie { get; init; } = SessionCookieKind.Session;

    /// <summary>The lifetime of a browser session.</summary>
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromHours(12);

    /// <summary>The lifetime of access tokens and of id tokens.</summary>
    public TimeSpan AccessTokenLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The lifetime of refresh tokens; a rotated token starts a new one.</summary>
    public TimeSpan RefreshTokenLifetime { get; init; } = TimeSpan.FromDays(14);

    /// <summary>Whether each refresh returns a new refresh token and ends the old one (RFC 9700 §4.14.2).</summary>
    public bool RotateRefreshTokens { get; init; } = true;

    /// <summary>
    /// How long a rotated refresh token is still accepted, for a client that did not receive the response. After that time it ends the
    /// whole sign-in.
    /// </summary>
    public TimeSpan RefreshTokenGracePeriod { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether users are asked for consent at their first sign-in to an app.</summary>
    public bool RequireConsent { get; init; }

    /// <summary>Whether clients may, or must, use pushed authorization requests (RFC 9126).</summary>
    public PushedRequests PushedRequests { get; init; } = PushedRequests.Off;

    /// <summary>
    /// Whether apps of one family can sign in without a browser after one of them has (Native SSO 1.0), and in which dialect.
    /// </summary>
    public NativeSsoSupport NativeSso { get; init; } = NativeSsoSupport.Off;

    /// <summary>
    /// The <c>audience</c> that a token exchange must have. By default the issuer, or <c>api://default</c> in Okta's dialect.
    /// </summary>
    public string? NativeSsoAudience { get; init; }

    /// <summary>
    /// Whether tokens can be, or must be, bound to a key of the client (RFC 9449). The org then always wants its nonce in a proof.
    /// </summary>
    public DPoPSupport DPoP { get; init; } = DPoPSupport.Off;

    /// <summary>
    /// Whether clients can register themselves while the org runs (RFC 7591), and read, change and delete their registration (RFC 7592).
    /// Discovery then has a <c>registration_endpoint</c>.
    /// </summary>
    public bool AllowClientRegistration { get; init; }

    /// <summary>
    /// The initial access token that a registration requires (RFC 7591 §3). By default anyone on this machine can register a client.
    /// </summary>
    public string? InitialAccessToken { get; init; }

    /// <summary>The folder for database and keys. By default a temporary folder, which is deleted when the org stops.</summary>
    public string? DataFolder { get; init; }

    /// <summary>The faults at the start. <see cref="LocalOrgServer.Faults"/> changes them while the org runs.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>The clock of tokens, sessions and log.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The log of the org's own failures, from warnings upwards. By default they are not logged; requests never are.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>Returns the issuer. The options may contain a secret, which is therefore left out.</summary>
    public override string ToString() => $"{nameof(LocalOrgOptions)} {{ {nameof(Issuer)} = {Issuer} }}";

    /// <summary>
    /// Reads issuer, apps and Native SSO from okta.json files, with the same layers and rules as a build: <c>okta.local-org.json</c>, the
    /// nearest
    /// <c>okta.org.json</c> above, <c>okta.json</c>, <c>okta.&lt;environment&gt;.json</c>; later ones win.
    /// </summary>
    /// <param name="paths">For each app its okta.json, or the folder that contains it.</param>
    /// <param name="environment">The environment, <c>SsoConfigEnvironment</c> in a build.</param>
    /// <exception cref="LocalOrgException">
    /// A file has an error, or the apps have different issuers, the same client id or different kinds of Native SSO. The message names the
    /// file and, if known, the line.
    /// </exception>
    public static LocalOrgOptions FromOktaJson(IReadOnlyList<string> paths, string environment = "Debug")
    {
        var files = AppFiles.Read(paths, environment);
        return new LocalOrgOptions
        {
            Issuer = files.Issuer,
            Apps = files.Apps,
            NativeSso = files.NativeSso,
            NativeSsoAudience = files.NativeSsoAudience,
        };
    }
}

/// <summary>How long the browser keeps the session cookie.</summary>
public enum SessionCookieKind
{
    /// <summary>Closing the browser ends the session.</summary>
    Session,

    /// <summary>The session outlives the browser.</summary>
    Persistent,
}

/// <summary>Support for pushed authorization requests (RFC 9126).</summary>
public enum PushedRequests
{
    /// <summary>The org has no endpoint for them.</summary>
    Off,

    /// <summary>Clients may push their requests.</summary>
    Optional,

    /// <summary>A request that was not pushed is refused.</summary>
    Required,
}
