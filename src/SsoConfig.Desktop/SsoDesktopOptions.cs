namespace SsoConfig.Desktop;

/// <summary>
/// What an app on the desktop may want to change. Pass the same options to <see cref="SsoDesktop.CreateClient"/> and
/// <see cref="SsoDesktop.TryHandleCallbackAsync"/>: the process that receives a response is another one than the one that waits for it.
/// </summary>
public sealed class SsoDesktopOptions
{
    /// <summary>
    /// The folder for the app's tokens and its pending sign-in, an absolute path of this app alone. Default: a folder named after the
    /// redirect scheme below <c>$SSO_HOME</c>, or below <c>sso</c> in the user's data folder.
    /// </summary>
    public string? StateFolder { get; init; }

    /// <summary>
    /// Whether a sign-in registers this app for its redirect scheme, for this user. Turn it off where an installer does that.
    /// Default: true.
    /// </summary>
    public bool RegisterScheme { get; init; } = true;

    /// <summary>Clock, network, logging and limits of the client.</summary>
    public SsoClientOptions? ClientOptions { get; init; }

    internal SsoDesktopOptions With(SsoClientOptions clientOptions) =>
        new()
        {
            StateFolder = StateFolder,
            RegisterScheme = RegisterScheme,
            ClientOptions = clientOptions,
        };
}
