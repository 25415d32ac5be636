namespace SsoConfig.Maui.Storage;

/// <summary>
/// The statuses that are told apart (https://developer.apple.com/documentation/security/security-framework-result-codes).
/// </summary>
internal static class KeychainStatus
{
    public const int Success = 0;
    public const int DuplicateItem = -25299;
    public const int ItemNotFound = -25300;
    public const int InteractionNotAllowed = -25308;
    public const int Decode = -26275;
    public const int MissingEntitlement = -34018;

    private const int Unimplemented = -4;
    private const int NotAvailable = -25291;

    /// <summary>Whether a device has no Secure Enclave; every other failure is one of an enclave that is there.</summary>
    public static bool IsEnclaveMissing(int status) => status is Unimplemented or NotAvailable;
}
