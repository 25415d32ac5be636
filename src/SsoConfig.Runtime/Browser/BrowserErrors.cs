namespace SsoConfig.Browser;

/// <summary>What can go wrong in the system browser.</summary>
internal static class BrowserErrors
{
    public static SsoError RequestInProgress { get; } =
        new(
            SsoErrorCodes.RequestInProgress,
            "The browser is still busy with an earlier request of this app. Wait for it, or cancel it, before you start another one."
        );

    public static SsoError Timeout(string? reason) =>
        new(
            SsoErrorCodes.BrowserTimeout,
            "The browser did not come back in time. "
                + (reason ?? "The user may have left it open, or the redirect URI does not lead to this app."),
            isTransient: true
        );

    public static SsoError Failed(string reason) => new(SsoErrorCodes.BrowserFailed, reason);
}
