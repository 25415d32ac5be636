namespace SsoConfig;

/// <summary>How a sign-in ended: one of the nested types.</summary>
public abstract class SignInResult
{
    private SignInResult() { }

    /// <summary>The user is signed in, and the tokens are stored.</summary>
    /// <param name="session">The sign-in that is stored now.</param>
    /// <param name="method">Whether the browser was needed.</param>
    public sealed class SignedIn(SsoSession session, SignInMethod method = SignInMethod.Browser) : SignInResult
    {
        /// <summary>Who is signed in, and what the provider says about the session.</summary>
        public SsoSession Session { get; } = session;

        /// <summary>Whether the browser was needed, or the session of another app of the family was enough.</summary>
        public SignInMethod Method { get; } = method;
    }

    /// <summary>The user closed the browser or went back. Tokens of an earlier sign-in are untouched.</summary>
    public sealed class Cancelled : SignInResult;

    /// <summary>
    /// The provider or the user refused (<c>access_denied</c>). If the browser's session belongs to a user who is not allowed to use this
    /// app, every plain sign-in is refused; offer to switch the account with <see cref="Prompt.Login"/> or
    /// <see cref="Prompt.SelectAccount"/>.
    /// </summary>
    /// <param name="errorCode">The provider's error code.</param>
    /// <param name="description">The provider's description, or <see langword="null"/>.</param>
    public sealed class Denied(string errorCode, string? description) : SignInResult
    {
        /// <summary>The provider's error code (RFC 6749, section 4.1.2.1).</summary>
        public string ErrorCode { get; } = errorCode;

        /// <summary>The provider's own description, for a developer; <see langword="null"/> if there is none.</summary>
        public string? Description { get; } = description;
    }

    /// <summary>The sign-in failed. Tokens of an earlier sign-in are untouched.</summary>
    /// <param name="error">What went wrong.</param>
    public sealed class Failed(SsoError error) : SignInResult
    {
        /// <summary>What went wrong.</summary>
        public SsoError Error { get; } = error;
    }
}
