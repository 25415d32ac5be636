namespace SsoConfig;

/// <summary>
/// What the provider says about the browser's session when it must not ask the person (<c>prompt=none</c>). The nested types are all there are.
/// No answer changes the tokens of this app.
/// </summary>
public abstract record SessionCheckResult
{
    private SessionCheckResult()
    {
    }

    /// <summary>There is a session: a sign-in would need no form.</summary>
    /// <param name="Session">
    /// Whose, its <c>sid</c> and <c>auth_time</c> as they are now. Expiry and refresh token are those of this app's own tokens; without any,
    /// the expiry is that of the check.
    /// </param>
    public sealed record Valid(SsoSession Session) : SessionCheckResult;

    /// <summary>There is none, or it is not this person's (<c>login_required</c>), or this app's sign-in was ephemeral.</summary>
    public sealed record NoSession : SessionCheckResult;

    /// <summary>There is a session, and the provider wants something of the person first: sign in to let it ask.</summary>
    /// <param name="Kind">What it wants.</param>
    public sealed record InteractionNeeded(InteractionKind Kind) : SessionCheckResult;

    /// <summary>The platform shows something even for a silent check, and <see cref="SessionCheckRequest.AllowUi"/> was not given.</summary>
    public sealed record NeedsUi : SessionCheckResult;

    /// <summary>The person closed the browser or the system's dialog.</summary>
    public sealed record Cancelled : SessionCheckResult;

    /// <summary>Nothing can be said about the session.</summary>
    /// <param name="Error">What went wrong.</param>
    public sealed record Failed(SsoError Error) : SessionCheckResult;
}
