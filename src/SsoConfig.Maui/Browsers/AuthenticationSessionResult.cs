using System;

namespace SsoConfig.Maui.Browsers;

/// <summary>
/// What the end of an ASWebAuthenticationSession means
/// (https://developer.apple.com/documentation/authenticationservices/aswebauthenticationsessionerror).
/// </summary>
internal static class AuthenticationSessionResult
{
    private const string ErrorDomain = "com.apple.AuthenticationServices.WebAuthenticationSession";
    private const long CanceledLogin = 1;

    /// <summary>
    /// The service type that an https callback needs. The system names it in the reason of an error that has the code of a cancellation,
    /// although the user has cancelled nothing (https://github.com/auth0/Auth0.swift/issues/954).
    /// </summary>
    private const string CallbackService = "webcredentials";

    /// <param name="responseUri">The URI that the session returned.</param>
    /// <param name="errorDomain">The domain of its error.</param>
    /// <param name="errorCode">The code of its error.</param>
    /// <param name="errorReason">What the system says about its error.</param>
    public static BrowserResult Read(string? responseUri, string? errorDomain, long errorCode, string? errorReason = null) =>
        (responseUri, errorDomain, errorCode) switch
        {
            ({ Length: > 0 } uri, _, _) => new BrowserResult.Returned(uri),
            (_, ErrorDomain, CanceledLogin) when errorReason?.Contains(CallbackService, StringComparison.Ordinal) == true =>
                new BrowserResult.Failed(
                    "The system does not return the https redirect URI to this app. Sign the app with the entitlement "
                        + "com.apple.developer.associated-domains, publish /.well-known/apple-app-site-association on the host with "
                        + "this app "
                        + "in \"webcredentials\", and install the app again: the system reads the file when it installs the app. 'sso "
                        + "links "
                        + "check' compares the file."
                ),
            (_, ErrorDomain, CanceledLogin) => new BrowserResult.Cancelled(),
            _ => new BrowserResult.Failed(
                $"The system's sign-in session ended with error {errorCode} ({errorDomain}). Start the sign-in while a window of the "
                    + "app is visible."
            ),
        };
}
