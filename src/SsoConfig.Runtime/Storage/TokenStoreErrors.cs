namespace SsoConfig.Storage;

/// <summary>
/// What went wrong in the token store, and what a user can do about it. The store says where it is: never the exception's own message,
/// which may quote anything.
/// </summary>
internal static class TokenStoreErrors
{
    // ENOSPC of Linux and macOS, EDQUOT of Linux and of macOS, ERROR_DISK_FULL of Windows: .NET hands the system's own code on.
    private static readonly int[] DiskFull = [28, 122, 69, unchecked((int)0x80070070)];

    public static SsoError From(Exception exception, string? location) =>
        new(
            SsoErrorCodes.Storage,
            $"The token store failed ({exception.GetType().Name}). {Remedy(exception, location)}",
            isTransient: true
        );

    private static string Remedy(Exception exception, string? location) =>
        exception switch
        {
            TimeoutException => "Another process of this app holds it and does not let go. End that one, then try again.",
            IOException when DiskFull.Contains(exception.HResult) => "The disk is full. Make room, then try again.",
            _ when location is not null =>
                $"Check that this user can create, read and write \"{location}\"; on the desktop, SSO_HOME moves it.",
            _ => "Check that its key store can be read and written.",
        };
}
