namespace SsoConfig.Protocol;

/// <summary>Which device secret of a token response may be kept (Native SSO 1.0, section 3.4).</summary>
internal static class DeviceSecrets
{
    public const string Scope = "device_sso";
    public const string Parameter = "device_secret";

    /// <summary>Longer than any known one; a credential has to fit into every platform's store.</summary>
    private const int MaxLength = 8192;

    /// <summary>
    /// Secret and <c>ds_hash</c> come together, or the secret is not used. How the hash is computed is the provider's own affair by the
    /// standard, so its value is compared only in Okta's dialect, where it is computed like <c>at_hash</c>.
    /// </summary>
    public static string? FindUsable(SsoNativeSsoOptions? options, string? deviceSecret, IdTokenClaims? claims, string algorithm) =>
        options is not null
        && deviceSecret is { Length: > 0 and <= MaxLength }
        && deviceSecret.All(static character => character is > ' ' and <= '~')
        && claims?.DeviceSecretHash is { Length: > 0 } hash
        && (!IsOkta(options) || TokenHash.IsOf(deviceSecret, hash, algorithm))
            ? deviceSecret
            : null;

    /// <summary>Whether the provider documents more than the standard does.</summary>
    public static bool IsOkta(SsoNativeSsoOptions options) => options.DeviceSecretType == SsoNativeSsoOptions.OktaDeviceSecretType;
}
