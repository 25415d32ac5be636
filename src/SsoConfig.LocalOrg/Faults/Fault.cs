namespace SsoConfig.LocalOrg;

/// <summary>Something that goes wrong on purpose, so that a client can show how it copes. <see cref="FaultGrammar"/> has the written form.</summary>
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>An endpoint misbehaves.</summary>
    /// <param name="Endpoint">The endpoint.</param>
    /// <param name="Effect">What it does.</param>
    /// <param name="Times">For how many requests; null means all of them.</param>
    public sealed record OfEndpoint(OrgEndpoint Endpoint, FaultEffect Effect, int? Times = null) : Fault;

    /// <summary><c>prompt=login</c> is treated as if it were not there.</summary>
    public sealed record IgnorePromptLogin : Fault;

    /// <summary><c>max_age</c> is treated as if it were not there.</summary>
    public sealed record IgnoreMaxAge : Fault;

    /// <summary><c>prompt=none</c> is always answered with this error.</summary>
    public sealed record PromptNone(string Error) : Fault;

    /// <summary>Discovery names another issuer.</summary>
    public sealed record DiscoveryIssuer(string Issuer) : Fault;

    /// <summary>The <c>iss</c> parameter of authorization responses (RFC 9207) names another issuer.</summary>
    public sealed record ResponseIssuer(string Issuer) : Fault;

    /// <summary>Discovery names no end session endpoint.</summary>
    public sealed record NoEndSession : Fault;

    /// <summary>Discovery names no revocation endpoint.</summary>
    public sealed record NoRevocation : Fault;
}

/// <summary>What a misbehaving endpoint does.</summary>
public abstract record FaultEffect
{
    private FaultEffect()
    {
    }

    /// <summary>Answers with a status code and no body; 503 comes with <c>Retry-After: 1</c>.</summary>
    public sealed record Status(int Code) : FaultEffect;

    /// <summary>Answers after a delay.</summary>
    public sealed record Slow(TimeSpan Delay) : FaultEffect;

    /// <summary>Closes the connection without an answer.</summary>
    public sealed record Drop : FaultEffect;

    /// <summary>Answers 400 with an OAuth error (RFC 6749 §5.2).</summary>
    public sealed record OAuthError(string Code) : FaultEffect;
}

/// <summary>The endpoints that can misbehave.</summary>
public enum OrgEndpoint
{
    /// <summary>The discovery document.</summary>
    Discovery,

    /// <summary>The signing keys.</summary>
    Keys,

    /// <summary>The authorization endpoint.</summary>
    Authorize,

    /// <summary>The token endpoint.</summary>
    Token,

    /// <summary>The userinfo endpoint.</summary>
    UserInfo,

    /// <summary>The revocation endpoint.</summary>
    Revoke,

    /// <summary>The end session endpoint.</summary>
    EndSession,
}
