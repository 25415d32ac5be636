namespace SsoConfig;

/// <summary>How a sign-in ended. The nested types are all there are.</summary>
public abstract record SignInResult
{
    private SignInResult()
    {
    }

    /// <summary>The person is signed in; tokens are stored.</summary>
    /// <param name="Session">Who, and until when.</param>
    public sealed record SignedIn(SsoSession Session) : SignInResult;

    /// <summary>The person closed the browser or went back. Nothing changed.</summary>
    public sealed record Cancelled : SignInResult;

    /// <summary>
    /// The provider or the person refused (<c>access_denied</c>). Where the browser's session belongs to someone who may not use this app, a plain
    /// sign-in is refused each time; offer to switch the account by a sign-in with <see cref="Prompt.Login"/>.
    /// </summary>
    /// <param name="Error">The provider's error code.</param>
    /// <param name="Description">The provider's own words, for a developer; or <see langword="null"/>.</param>
    public sealed record Denied(string Error, string? Description) : SignInResult;

    /// <summary>The sign-in did not succeed. Tokens of an earlier sign-in are untouched.</summary>
    /// <param name="Error">What went wrong.</param>
    public sealed record Failed(SsoError Error) : SignInResult;
}
