using SsoConfig.Protocol;

namespace SsoConfig.NativeSso;

/// <summary>What an error of a token exchange says about the shared session (Native SSO 1.0, section 4.3).</summary>
internal static class NativeSsoErrors
{
    /// <summary>Another app has signed the whole family out, or in again, while this one was signing in.</summary>
    public static SsoError SignedOutMeanwhile { get; } =
        new("login_required", "The session that the apps share was ended while this app was signing in.");

    /// <summary>
    /// Whether no app can use the device secret any more. Okta refuses one that does not belong to the id_token with
    /// <c>invalid_request</c>, and an app that wants a stronger authentication with <c>invalid_grant</c>, which says nothing about the
    /// secret: https://developer.okta.com/docs/reference/error-codes/
    /// </summary>
    public static bool IsDead(SsoError error, SsoNativeSsoOptions options) =>
        error.Code switch
        {
            SsoErrorCodes.SubjectMismatch => true,
            "invalid_grant" => !DeviceSecrets.IsOkta(options) || !error.Message.Contains("assurance", StringComparison.OrdinalIgnoreCase),
            "invalid_request" => DeviceSecrets.IsOkta(options),
            _ => false,
        };
}
