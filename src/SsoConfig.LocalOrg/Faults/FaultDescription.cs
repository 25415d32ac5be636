using SsoConfig.LocalOrg.Routes;

namespace SsoConfig.LocalOrg.Faults;

/// <summary>A fault in its parts.</summary>
internal abstract record FaultDescription
{
    private FaultDescription() { }

    /// <summary>An endpoint misbehaves, for a number of requests or for all of them.</summary>
    public sealed record OfEndpoint(OrgEndpoint Endpoint, FaultEffect Effect, int? Times = null) : FaultDescription;

    /// <summary><c>prompt=login</c> is ignored.</summary>
    public sealed record IgnorePromptLogin : FaultDescription;

    /// <summary><c>max_age</c> is ignored.</summary>
    public sealed record IgnoreMaxAge : FaultDescription;

    /// <summary><c>prompt=none</c> always leads to this error.</summary>
    public sealed record PromptNone(string Error) : FaultDescription;

    /// <summary>Discovery returns another issuer.</summary>
    public sealed record DiscoveryIssuer(string Issuer) : FaultDescription;

    /// <summary>The <c>iss</c> parameter of authorization responses (RFC 9207) is another issuer.</summary>
    public sealed record ResponseIssuer(string Issuer) : FaultDescription;

    /// <summary>Discovery has no end session endpoint.</summary>
    public sealed record NoEndSession : FaultDescription;

    /// <summary>Discovery has no revocation endpoint.</summary>
    public sealed record NoRevocation : FaultDescription;

    /// <summary>The <c>ds_hash</c> of id tokens is not the one of the device secret.</summary>
    public sealed record WrongDeviceSecretHash : FaultDescription;

    /// <summary>Id tokens have no <c>ds_hash</c>.</summary>
    public sealed record NoDeviceSecretHash : FaultDescription;

    /// <summary>The device secret of a token response is the one of another device.</summary>
    public sealed record ForeignDeviceSecret : FaultDescription;

    /// <summary>The token type of bound tokens is Bearer.</summary>
    public sealed record BearerTokens : FaultDescription;

    /// <summary>Every proof is refused for its nonce, and each time there is another one.</summary>
    public sealed record EndlessNonces : FaultDescription;

    /// <summary>A token exchange always leads to this error.</summary>
    public sealed record TokenExchangeError(string Error) : FaultDescription;
}
