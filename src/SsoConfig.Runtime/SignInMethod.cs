namespace SsoConfig;

/// <summary>How a user was signed in.</summary>
public enum SignInMethod
{
    /// <summary>Through the system browser.</summary>
    Browser,

    /// <summary>
    /// Without a browser, by the session that another app of the family has started on this device (Native SSO 1.0).
    /// </summary>
    NativeSso,
}
