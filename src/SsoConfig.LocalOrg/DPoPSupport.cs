namespace SsoConfig.LocalOrg;

/// <summary>Support for tokens that are bound to a key of the client (DPoP, RFC 9449), with proofs signed with ES256.</summary>
public enum DPoPSupport
{
    /// <summary>The org ignores proofs, and issues Bearer tokens.</summary>
    Off,

    /// <summary>
    /// A client that sends a proof, with the org's nonce in it, gets bound tokens; one that sends none gets Bearer tokens.
    /// </summary>
    Optional,

    /// <summary>A token request without a proof is refused (<c>invalid_dpop_proof</c>), as by Okta for an app with that setting.</summary>
    Required,
}
