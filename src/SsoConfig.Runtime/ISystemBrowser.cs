namespace SsoConfig;

/// <summary>
/// The browser that all apps of the device share; its cookie is the shared session (RFC 8252, section 4).
/// Implementations never use an embedded web view (RFC 8252, section 8.12).
/// </summary>
public interface ISystemBrowser
{
    /// <summary>
    /// Opens <see cref="BrowserRequest.StartUri"/> and completes when the browser is redirected to
    /// <see cref="BrowserRequest.RedirectUri"/>, is closed by the user, or cannot be opened.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    Task<BrowserResult> OpenAsync(BrowserRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Whether even a request that asks for no interaction shows something to the user, as on iOS and Mac Catalyst,
    /// where the system asks for consent before each shared browser session.
    /// </summary>
    bool AlwaysShowsUi { get; }
}
