namespace SsoConfig;

/// <summary>How far a sign-out reaches.</summary>
public enum SignOutScope
{
    /// <summary>This app's tokens only. The browser's session stays, and other apps with it.</summary>
    ThisApp,

    /// <summary>
    /// This app's tokens and the browser's session. Other apps keep their tokens, but can't sign in without a form any more.
    /// </summary>
    SharedSession,
}
