namespace SsoConfig.LocalOrg;

/// <summary>The names that Native SSO 1.0 adds to OpenID Connect.</summary>
internal static class NativeSsoNames
{
    /// <summary>The scope of a sign-in that returns a device secret (§3.1).</summary>
    public const string DeviceSsoScope = "device_sso";

    /// <summary>The parameter of requests and responses (§3.2 and §3.3).</summary>
    public const string DeviceSecret = "device_secret";

    /// <summary>The claim that binds an id token to a device secret (§3.3).</summary>
    public const string HashClaim = "ds_hash";
}
