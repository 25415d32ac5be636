namespace SsoConfig.Family;

/// <summary>What goes wrong in the store that the apps of a family share.</summary>
internal static class FamilyErrors
{
    public static SsoError NotDeleted { get; } =
        new(
            SsoErrorCodes.Storage,
            "The credential that the apps share could not be deleted from this device. Check that its folder or key store can be written.",
            isTransient: true
        );
}
