namespace SsoConfig.Family;

/// <summary>What goes wrong with the credential that the apps of a family share.</summary>
internal static class FamilyErrors
{
    /// <summary>Whether a request may have been refused for the device secret that went along with it; the error does not say so.</summary>
    public static bool MayBeOfDeviceSecret(SsoError? error) => error?.Code is "invalid_grant" or "invalid_request";

    public static SsoError NotDeleted { get; } =
        new(
            SsoErrorCodes.Storage,
            "The credential that the apps share could not be deleted from this device. Check that its folder or key store can be written.",
            isTransient: true
        );
}
