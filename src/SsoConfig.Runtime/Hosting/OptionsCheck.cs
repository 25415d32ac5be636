using SsoConfig.Protocol;

namespace SsoConfig.Hosting;

/// <summary>
/// What cannot be an app's options, at the start and not at the first sign-in. The build has checked those of okta.json; these may come
/// from elsewhere.
/// </summary>
internal static class OptionsCheck
{
    /// <exception cref="ArgumentException">No user could sign in with them; the message says what to correct.</exception>
    public static void ThrowIfInvalid(SsoOptions options, string parameter)
    {
        if (FindFault(options) is { } fault)
        {
            throw new ArgumentException(fault, parameter);
        }
    }

    private static string? FindFault(SsoOptions options) =>
        !SecureTransport.IsUsedBy(options.Issuer)
            ? $"{nameof(SsoOptions)}.{nameof(SsoOptions.Issuer)} '{options.Issuer}' must be an https URL (http is for loopback only)."
        : string.IsNullOrWhiteSpace(options.ClientId) ? $"{nameof(SsoOptions)}.{nameof(SsoOptions.ClientId)} is empty. Set the client id."
        : !Uri.TryCreate(options.RedirectUri, UriKind.Absolute, out _)
            ? $"{nameof(SsoOptions)}.{nameof(SsoOptions.RedirectUri)} '{options.RedirectUri}' must be a URI with a scheme, for example "
                + "'com.example.app:/callback'."
        : !Uri.TryCreate(options.LogoutRedirectUri, UriKind.Absolute, out _)
            ? $"{nameof(SsoOptions)}.{nameof(SsoOptions.LogoutRedirectUri)} '{options.LogoutRedirectUri}' must be a URI with a scheme, for "
                + "example 'com.example.app:/logout'."
        : !options.Scopes.Split(' ').Contains("openid")
            ? $"{nameof(SsoOptions)}.{nameof(SsoOptions.Scopes)} '{options.Scopes}' must include 'openid'."
        : null;
}
