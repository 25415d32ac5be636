namespace SsoConfig.Protocol;

/// <summary>What a person can do about a token store that failed. Never the exception's own words, which name folders.</summary>
internal static class StorageTrouble
{
    // ENOSPC of Linux and macOS, EDQUOT of Linux and of macOS, ERROR_DISK_FULL of Windows: .NET hands the system's own code on.
    private static readonly int[] DiskFull = [28, 122, 69, unchecked((int)0x80070070)];

    public static string Explain(Exception exception) => exception switch
    {
        TimeoutException => "Another process of this app holds it and does not let go. End that one, then try again.",
        IOException when DiskFull.Contains(exception.HResult) => "The disk is full. Make room, then try again.",
        _ => "Check that its folder or key store can be read and written.",
    };
}
