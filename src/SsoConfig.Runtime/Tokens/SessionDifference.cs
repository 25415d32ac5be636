using SsoConfig.Storage;

namespace SsoConfig.Tokens;

/// <summary>Which change turned one stored session into another.</summary>
internal static class SessionDifference
{
    /// <summary>The nonce is that of the sign-in, and stays with it.</summary>
    /// <returns><see langword="null"/> if the app need not hear of it.</returns>
    public static SessionChange? Find(StoredSession? before, StoredSession? after) =>
        (before, after) switch
        {
            (null, null) => null,
            (not null, null) => SessionChange.SignedOut,
            (null, not null) => SessionChange.SignedIn,
            _ when !before.IsOfSameUser(after) || before.Nonce != after.Nonce => SessionChange.SignedIn,
            _ when before.AccessToken != after.AccessToken => SessionChange.Refreshed,
            _ => null,
        };
}
