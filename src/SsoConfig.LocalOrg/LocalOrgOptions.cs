namespace SsoConfig.LocalOrg;

/// <summary>How a local org runs.</summary>
public sealed record LocalOrgOptions
{
    /// <summary>
    /// The issuer: http on a loopback address. It gives the address, the port and the path. Port 0 takes a free port;
    /// <see cref="LocalOrgServer.Issuer"/> has the one that was taken.
    /// </summary>
    public string Issuer { get; init; } = "http://127.0.0.1:0/oauth2/default";

    /// <summary>The clients.</summary>
    public required IReadOnlyList<OrgApp> Apps { get; init; }

    /// <summary>Who can sign in.</summary>
    public IReadOnlyList<Person> People { get; init; } = Person.Defaults;

    /// <summary>Whether the browser keeps the session when it is closed.</summary>
    public SessionCookieKind Cookie { get; init; } = SessionCookieKind.Session;

    /// <summary>How long the browser session lasts.</summary>
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Lifetime of access tokens and, as with many providers, of id tokens.</summary>
    public TimeSpan AccessTokenLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Lifetime of a refresh token; a rotated one starts anew.</summary>
    public TimeSpan RefreshTokenLifetime { get; init; } = TimeSpan.FromDays(14);

    /// <summary>Whether every refresh gives a new refresh token and ends the old one (RFC 9700 §4.14.2).</summary>
    public bool RotateRefreshTokens { get; init; } = true;

    /// <summary>How long a rotated refresh token is still taken, for a client that lost the answer.</summary>
    public TimeSpan RefreshTokenLeeway { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether people are asked for their consent at their first sign-in to an app.</summary>
    public bool RequireConsent { get; init; }

    /// <summary>Whether, and how strictly, pushed authorization requests (RFC 9126) are offered.</summary>
    public PushedRequests PushedRequests { get; init; } = PushedRequests.Off;

    /// <summary>The folder that keeps database and keys; null means a temporary one that is deleted at the end.</summary>
    public string? DataFolder { get; init; }

    /// <summary>What goes wrong on purpose. <see cref="LocalOrgServer.Faults"/> can be changed while the org runs.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>The clock of tokens, sessions and log.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where failures of the org itself are logged; null means nowhere.</summary>
    public Action<ILoggingBuilder>? Logging { get; init; }
}

/// <summary>What the browser does with the session cookie when it is closed.</summary>
public enum SessionCookieKind
{
    /// <summary>The session is gone with the browser.</summary>
    Session,

    /// <summary>The session is still there when the browser comes back.</summary>
    Persistent,
}

/// <summary>Pushed authorization requests (RFC 9126).</summary>
public enum PushedRequests
{
    /// <summary>Discovery does not name the endpoint.</summary>
    Off,

    /// <summary>A client may push.</summary>
    Optional,

    /// <summary>A request that was not pushed is refused.</summary>
    Required,
}
