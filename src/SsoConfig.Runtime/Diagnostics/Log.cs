using Microsoft.Extensions.Logging;

namespace SsoConfig.Diagnostics;

/// <summary>
/// All log events, with ids that stay. Their parameters are outcomes, error codes, times and what the browser's adapter says to a
/// developer: nothing that the provider or the user wrote, no URI, no identifier of a user.
/// </summary>
internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Information, "Sign-in started (prompt {Prompt}, ephemeral {IsEphemeral})")]
    public static partial void SignInStarted(ILogger logger, Prompt prompt, bool isEphemeral);

    [LoggerMessage(1002, LogLevel.Information, "Sign-in ended: {Outcome}")]
    public static partial void SignInEnded(ILogger logger, string outcome);

    [LoggerMessage(1003, LogLevel.Warning, "Sign-in failed: {ErrorCode}")]
    public static partial void SignInFailed(ILogger logger, string errorCode);

    [LoggerMessage(1004, LogLevel.Warning, "A response was refused ({ErrorCode}); the request goes on waiting for its own")]
    public static partial void ResponseRefused(ILogger logger, string errorCode);

    [LoggerMessage(1005, LogLevel.Information, "Sign-in resumed in a new process or visit")]
    public static partial void SignInResumed(ILogger logger);

    [LoggerMessage(
        1006,
        LogLevel.Warning,
        "The provider does not list these scopes as supported and may refuse them: {Scopes}. Check `scopes` in okta.json"
    )]
    public static partial void ScopesNotListed(ILogger logger, string scopes);

    [LoggerMessage(
        1007,
        LogLevel.Warning,
        "A sign-in that is complete could not be deleted from the token store ({ErrorCode}); it is not used again"
    )]
    public static partial void PendingSignInNotDeleted(ILogger logger, string errorCode);

    [LoggerMessage(1008, LogLevel.Warning, "The response of the browser may never arrive: {Reason}")]
    public static partial void ResponseMayNotArrive(ILogger logger, string reason);

    [LoggerMessage(2001, LogLevel.Information, "Session check ended: {Outcome}")]
    public static partial void SessionCheckEnded(ILogger logger, string outcome);

    [LoggerMessage(2002, LogLevel.Warning, "Session check failed: {ErrorCode}")]
    public static partial void SessionCheckFailed(ILogger logger, string errorCode);

    [LoggerMessage(3001, LogLevel.Debug, "Access token refreshed, valid until {ExpiresAt:O} (refresh token rotated: {IsRotated})")]
    public static partial void TokenRefreshed(ILogger logger, DateTimeOffset expiresAt, bool isRotated);

    [LoggerMessage(3002, LogLevel.Debug, "The session was changed by another process: {Change}")]
    public static partial void SessionChangedElsewhere(ILogger logger, SessionChange change);

    [LoggerMessage(3003, LogLevel.Warning, "Refresh failed: {ErrorCode}; tokens are kept")]
    public static partial void RefreshFailed(ILogger logger, string errorCode);

    [LoggerMessage(3004, LogLevel.Information, "The provider ended the sign-in ({ErrorCode}); tokens are deleted")]
    public static partial void SignedOutByProvider(ILogger logger, string errorCode);

    [LoggerMessage(3005, LogLevel.Warning, "A request to {Origin} was sent without the access token: its origin is not allowed")]
    public static partial void OriginNotAllowed(ILogger logger, string origin);

    [LoggerMessage(
        3006,
        LogLevel.Error,
        "Refreshed tokens could not be stored ({ErrorCode}); they are kept in memory and stored at the next call"
    )]
    public static partial void RefreshedTokensNotStored(ILogger logger, string errorCode);

    [LoggerMessage(3007, LogLevel.Error, "A handler of SessionChanged threw {ExceptionType}; the others were called")]
    public static partial void ChangeHandlerFailed(ILogger logger, string exceptionType);

    [LoggerMessage(3008, LogLevel.Warning, "The token store reported a change and could not be read ({ErrorCode})")]
    public static partial void ChangeNotRead(ILogger logger, string errorCode);

    [LoggerMessage(3009, LogLevel.Warning, "The key that the tokens are bound to is gone; tokens are deleted")]
    public static partial void ProofKeyLost(ILogger logger);

    [LoggerMessage(
        3010,
        LogLevel.Warning,
        "A key that no token is bound to any more could not be deleted ({ErrorCode}); the next try is later"
    )]
    public static partial void ProofKeyNotDeleted(ILogger logger, string errorCode);

    [LoggerMessage(
        4001,
        LogLevel.Information,
        "Sign-out ended (refresh token {RefreshToken}, access token {AccessToken}, session {EndSession}, local tokens {LocalTokens})"
    )]
    public static partial void SignOutEnded(ILogger logger, string refreshToken, string accessToken, string endSession, string localTokens);

    [LoggerMessage(5001, LogLevel.Warning, "The profile could not be loaded: {ErrorCode}")]
    public static partial void ProfileNotLoaded(ILogger logger, string errorCode);

    [LoggerMessage(
        5003,
        LogLevel.Warning,
        "The profile is too large to be stored: name, user name and email are kept, other claims are not"
    )]
    public static partial void ProfileTooLarge(ILogger logger);

    [LoggerMessage(
        6001,
        LogLevel.Error,
        "The token store could not release its lock ({ExceptionType}); other processes of this app may wait for it"
    )]
    public static partial void LockNotReleased(ILogger logger, string exceptionType);

    [LoggerMessage(7001, LogLevel.Warning, "The store that the apps of the family share could not {Operation} ({ExceptionType})")]
    public static partial void FamilyStoreFailed(ILogger logger, string operation, string exceptionType);

    [LoggerMessage(7002, LogLevel.Information, "The session of the family did not sign this app in ({ErrorCode}); the browser is opened")]
    public static partial void SharedSessionNotUsed(ILogger logger, string errorCode);

    [LoggerMessage(
        7003,
        LogLevel.Warning,
        "Whether the session of the family has ended could not be found out ({ExceptionType}); the next report asks again"
    )]
    public static partial void FamilyLookFailed(ILogger logger, string exceptionType);
}
