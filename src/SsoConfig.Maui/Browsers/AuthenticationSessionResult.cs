namespace SsoConfig.Maui.Browsers;

/// <summary>
/// What the end of an ASWebAuthenticationSession means
/// (https://developer.apple.com/documentation/authenticationservices/aswebauthenticationsessionerror).
/// </summary>
internal static class AuthenticationSessionResult
{
    private const string ErrorDomain = "com.apple.AuthenticationServices.WebAuthenticationSession";
    private const long CanceledLogin = 1;

    public static BrowserResult Read(string? responseUri, string? errorDomain, long errorCode) =>
        (responseUri, errorDomain, errorCode) switch
        {
            ({ Length: > 0 } uri, _, _) => new BrowserResult.Returned(uri),
            (_, ErrorDomain, CanceledLogin) => new BrowserResult.Cancelled(),
            _ => new BrowserResult.Failed(
                $"The system's sign-in session ended with error {errorCode} ({errorDomain}). Start the sign-in while a window of the "
                    + "app is visible."
            ),
        };
}
