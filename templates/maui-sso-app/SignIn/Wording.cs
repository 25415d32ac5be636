using System.Diagnostics;
using SsoConfig;

namespace SsoAppNamespace;

/// <summary>Results in plain words.</summary>
public static class Wording
{
    public const string NobodySignedIn = "Nobody is signed in";
    public const string Cancelled = "Cancelled. Nothing has changed.";

    public static string Of(SsoUser user) => user.Name ?? user.PreferredUsername ?? user.Email ?? user.Subject;

    public static string Of(SignInResult result) => result switch
    {
        SignInResult.SignedIn { Session: var session } => $"Signed in as {Of(session.User)}.",
        SignInResult.Cancelled => Cancelled,
        SignInResult.Denied { ErrorCode: var error, Description: var description } => $"The sign-in was refused: {description ?? error}.",
        SignInResult.Failed { Error: var error } => error.Message,
        _ => throw new UnreachableException(),
    };

    public static string Of(SessionCheckResult result) => result switch
    {
        SessionCheckResult.Valid { Session: var session } => $"The browser has a session of {Of(session.User)}: signing in asks nothing.",
        SessionCheckResult.NoSession => "The browser has no session: signing in asks for a password.",
        SessionCheckResult.InteractionNeeded(InteractionKind.Consent) => "There is a session, but the org wants your consent: sign in to give it.",
        SessionCheckResult.InteractionNeeded => "There is a session, but the org wants to ask you something: sign in to answer.",
        SessionCheckResult.NeedsUi => "This device can't ask the browser without showing it.",
        SessionCheckResult.Cancelled => Cancelled,
        SessionCheckResult.Failed { Error: var error } => error.Message,
        _ => throw new UnreachableException(),
    };

    public static string Of(SignOutResult result) =>
        result.IsComplete
            ? "Signed out."
            : "Signed out on this device, but not of everything: " + string.Join("; ", UnfinishedStepsOf(result)) + ".";

    public static string Of(ApiResult result) => result switch
    {
        ApiResult.Answered(var name) => $"The API knows the caller: {name}.",
        ApiResult.SignedOut => "Nobody is signed in, or the sign-in has ended: sign in again.",
        ApiResult.Failed(var reason) => reason,
        _ => throw new UnreachableException(),
    };

    /// <summary>When somebody signed in and how long the access token lasts, in local time.</summary>
    public static string TimesOf(SsoSession session)
    {
        var since = session.AuthenticatedAt is { } at ? $"Signed in since {Time(at)}. " : "";
        var renewal = session.HasRefreshToken ? "then renewed by itself" : "then sign in again";
        return $"{since}Access token until {Time(session.AccessTokenExpiresAt)}, {renewal}.";
    }

    private static string Time(DateTimeOffset moment) => moment.ToLocalTime().ToString("t");

    private static IEnumerable<string> UnfinishedStepsOf(SignOutResult result)
    {
        (string Name, SignOutStepResult Outcome)[] steps =
        [
            ("refresh token", result.RefreshTokenRevocation),
            ("access token", result.AccessTokenRevocation),
            ("shared session", result.EndSession),
            ("tokens on this device", result.LocalTokens),
        ];
        foreach (var (name, outcome) in steps)
        {
            switch (outcome)
            {
                case SignOutStepResult.NotSupported:
                    yield return $"{name}: the org can't";
                    break;
                case SignOutStepResult.Cancelled:
                    yield return $"{name}: cancelled";
                    break;
                case SignOutStepResult.Failed { Error: var error }:
                    yield return $"{name}: {error.Message.TrimEnd('.')}";
                    break;
            }
        }
    }
}
