namespace SsoConfig.Maui.Browsers;

/// <summary>
/// What the result of an Auth Tab means (https://developer.android.com/reference/androidx/browser/auth/AuthTabIntent#constants_1).
/// </summary>
internal static class AuthTabResult
{
    private const int Ok = -1;
    private const int Canceled = 0;
    private const int VerificationFailed = 2;
    private const int VerificationTimedOut = 3;

    /// <summary>The end of the visit.</summary>
    /// <param name="resultCode">The result code of the activity.</param>
    /// <param name="responseUri">The data of the result's intent.</param>
    public static BrowserResult Read(int resultCode, string? responseUri) =>
        (resultCode, responseUri) switch
        {
            (Ok, { Length: > 0 } uri) => new BrowserResult.Returned(uri),
            (Canceled, _) => new BrowserResult.Cancelled(),
            (VerificationFailed, _) => new BrowserResult.Failed(
                "The browser could not verify that the https redirect URI belongs to this app. Publish /.well-known/assetlinks.json on "
                    + "its host, with this app's package and certificate."
            ),
            (VerificationTimedOut, _) => new BrowserResult.Failed(
                "The browser did not verify in time that the https redirect URI belongs to this app. Check that "
                    + "/.well-known/assetlinks.json on its host can be loaded."
            ),

            // A result that no version of androidx.browser has documented: the tab is gone, and why is not known.
            _ => new BrowserResult.Cancelled { IsPresumed = true },
        };
}
