using System.Diagnostics;
using System.Globalization;
using SsoConfig;

namespace SsoAppNamespace;

/// <summary>Turns results into text for the user.</summary>
public static class Texts
{
    public const string NotSignedIn = "Not signed in";
    public const string Cancelled = "Cancelled. Nothing has changed.";

    public static string For(SsoUser user) => user.Name ?? user.PreferredUsername ?? user.Email ?? user.Subject;

    public static string For(SignInResult result) => result switch
    {
        SignInResult.SignedIn { Session: var session } => $"Signed in as {For(session.User)}.",
        SignInResult.Cancelled => Cancelled,
        SignInResult.Denied denied => $"The provider denied the sign-in: {(denied.Description ?? denied.ErrorCode).TrimEnd('.')}.",
        SignInResult.Failed { Error: var error } => error.Message,
        _ => throw new UnreachableException(),
    };

    public static string For(SessionCheckResult result) => result switch
    {
        SessionCheckResult.Valid { Session: var session } => $"{For(session.User)} is signed in to the browser: you can sign in without a prompt.",
        SessionCheckResult.NoSession => "Nobody is signed in to the browser: the next sign-in shows a prompt.",
        SessionCheckResult.InteractionNeeded { Kind: InteractionKind.Consent } => "The provider needs your consent: sign in to give it.",
        SessionCheckResult.InteractionNeeded => "The provider needs your input: sign in to continue.",
        SessionCheckResult.NeedsUi => "This device cannot check the session without showing the browser.",
        SessionCheckResult.Cancelled => Cancelled,
        SessionCheckResult.Failed { Error: var error } => error.Message,
        _ => throw new UnreachableException(),
    };

    public static string For(SignOutResult result) =>
        result.IsComplete
            ? "Signed out."
            : $"Signed out, except for: {string.Join("; ", UnfinishedSteps(result))}.";

    public static string For(ApiResult result) => result switch
    {
        ApiResult.Succeeded(var name) => $"The API was called by {name}.",
        ApiResult.SignedOut => "You are not signed in, or your sign-in has expired: sign in again.",
        ApiResult.Failed(var reason) => reason,
        _ => throw new UnreachableException(),
    };

    /// <summary>When the user signed in and when this app's session ends, in local time.</summary>
    public static string Duration(SsoSession session)
    {
        var start = session.AuthenticatedAt is { } time ? $"Signed in at {Local(time)}. " : "";
        return start + (session.HasRefreshToken
            ? "The session lasts until you sign out or the provider ends it."
            : $"The session ends at {Local(session.AccessTokenExpiresAt)}.");
    }

    private static string Local(DateTimeOffset time) => time.ToLocalTime().ToString("g", CultureInfo.CurrentCulture);

    private static IEnumerable<string> UnfinishedSteps(SignOutResult result)
    {
        (string Name, SignOutStepResult Result)[] steps =
        [
            ("refresh token", result.RefreshTokenRevocation),
            ("access token", result.AccessTokenRevocation),
            ("sign-in of the other apps", result.DeviceSecretRevocation),
            ("shared session", result.EndSession),
            ("tokens on this device", result.LocalTokens),
        ];
        foreach (var (name, step) in steps)
        {
            switch (step)
            {
                case SignOutStepResult.NotSupported:
                    yield return $"{name} (not supported by the provider)";
                    break;
                case SignOutStepResult.Cancelled:
                    yield return $"{name} (cancelled)";
                    break;
                case SignOutStepResult.Failed { Error: var error }:
                    yield return $"{name} ({error.Message.TrimEnd('.')})";
                    break;
            }
        }
    }
}
