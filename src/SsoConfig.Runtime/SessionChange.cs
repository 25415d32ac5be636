namespace SsoConfig;

/// <summary>What happened to the sign-in of this app.</summary>
public enum SessionChange
{
    /// <summary>A user has signed in, for the first time or in the place of an earlier sign-in.</summary>
    SignedIn,

    /// <summary>The tokens were renewed; the user is the same.</summary>
    Refreshed,

    /// <summary>No user is signed in any more.</summary>
    SignedOut,
}
