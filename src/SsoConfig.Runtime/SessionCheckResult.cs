namespace SsoConfig;

/// <summary>
/// What the provider says about the browser's session without prompting the user (<c>prompt=none</c>): one of the nested types.
/// No response changes the tokens of this app.
/// </summary>
public abstract class SessionCheckResult
{
    private SessionCheckResult() { }

    /// <summary>There is a session: the user can sign in without a prompt.</summary>
    /// <param name="session">The session.</param>
    public sealed class Valid(SsoSession session) : SessionCheckResult
    {
        /// <summary>
        /// Whose session it is, with its <c>sid</c> and <c>auth_time</c> as they are now. Expiry and refresh token are those of this app's
        /// own tokens; if it has none, the expiry is that of the check.
        /// </summary>
        public SsoSession Session { get; } = session;
    }

    /// <summary>There is no session, it belongs to another user (<c>login_required</c>), or this app's sign-in was ephemeral.</summary>
    public sealed class NoSession : SessionCheckResult
    {
        /// <summary>
        /// Whether the check ran in another browser than the sign-in, because the user has changed the default browser since: the session
        /// may still be there, but not in this browser. Always <see langword="false"/> where the platform does not name its browsers.
        /// </summary>
        public bool IsOtherBrowser { get; init; }
    }

    /// <summary>There is a session, but the provider requires an interaction first: sign in to allow it.</summary>
    /// <param name="kind">Which interaction.</param>
    public sealed class InteractionNeeded(InteractionKind kind) : SessionCheckResult
    {
        /// <summary>Which interaction the provider requires.</summary>
        public InteractionKind Kind { get; } = kind;
    }

    /// <summary>The platform shows UI even for a silent check, and <see cref="SessionCheckRequest.AllowUi"/> is not set.</summary>
    public sealed class NeedsUi : SessionCheckResult;

    /// <summary>The user closed the browser or the system's dialog.</summary>
    public sealed class Cancelled : SessionCheckResult;

    /// <summary>Nothing is known about the session.</summary>
    /// <param name="error">What went wrong.</param>
    public sealed class Failed(SsoError error) : SessionCheckResult
    {
        /// <summary>What went wrong.</summary>
        public SsoError Error { get; } = error;
    }
}
