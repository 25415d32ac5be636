namespace SsoConfig.Desktop;

/// <summary>What an app on the desktop may want to have otherwise.</summary>
public sealed record SsoDesktopOptions
{
    /// <summary>
    /// The folder that holds the app's tokens and its pending sign-in. Default: a folder named after the redirect scheme below <c>$SSO_HOME</c>, or
    /// below <c>sso</c> in the user's data folder. A process that receives an answer looks in the default folder only.
    /// </summary>
    public string? StateFolder { get; init; }

    /// <summary>
    /// Whether a sign-in registers this app for its redirect scheme, for this user. Turn it off where an installer does that.
    /// Default: true.
    /// </summary>
    public bool RegisterScheme { get; init; } = true;

    /// <summary>Clock, network, logging and limits of the client.</summary>
    public SsoClientOptions? ClientOptions { get; init; }
}
