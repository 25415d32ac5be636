namespace SsoConfig.DPoP;

/// <summary>
/// The statuses of Windows' key storage that are told apart (winerror.h,
/// https://learn.microsoft.com/openspecs/windows_protocols/ms-erref/0642cb2f-2075-4469-918c-4441e69c548a).
/// </summary>
internal static class CngStatus
{
    private const int NoKey = unchecked((int)0x8009000D);
    private const int NotFound = unchecked((int)0x80090011);
    private const int BadKeySet = unchecked((int)0x80090016);
    private const int DeviceNotReady = unchecked((int)0x80090030);
    private const int DeviceNotFound = unchecked((int)0x80090035);

    /// <summary>
    /// Whether a provider does not have the key: there is none of that name, or there is no TPM, as after it was turned off or cleared. A
    /// TPM that is only busy or locked for now is another status.
    /// </summary>
    public static bool IsKeyMissing(int status) => status is NoKey or NotFound or BadKeySet or DeviceNotReady or DeviceNotFound;
}
