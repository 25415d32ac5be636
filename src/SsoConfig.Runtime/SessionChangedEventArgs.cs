namespace SsoConfig;

/// <summary>A change of the sign-in of this app: what, by whom, and why.</summary>
public sealed class SessionChangedEventArgs : EventArgs
{
    /// <summary>What happened.</summary>
    public required SessionChange Change { get; init; }

    /// <summary>Who did it.</summary>
    public required SessionChangeSource Source { get; init; }

    /// <summary>The sign-in after the change; <see langword="null"/> after a sign-out.</summary>
    public SsoSession? Session { get; init; }

    /// <summary>The sign-in before the change; <see langword="null"/> if no user was signed in.</summary>
    public SsoSession? PreviousSession { get; init; }

    /// <summary>
    /// Why the provider ended the sign-in: an OAuth error code, or one of <see cref="SsoErrorCodes"/>; otherwise <see langword="null"/>.
    /// </summary>
    public string? ErrorCode { get; init; }
}
