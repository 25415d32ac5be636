using System;

namespace SsoConfig.Maui.Storage;

/// <summary>The keychain refused a call.</summary>
/// <param name="status">The status of Security.framework.</param>
/// <param name="isShared">Whether it was about the group that the apps of a family share.</param>
internal sealed class KeychainException(int status, bool isShared = false) : Exception(MessageFor(status, isShared))
{
    public int Status { get; } = status;

    private static string MessageFor(int status, bool isShared) =>
        status switch
        {
            KeychainStatus.InteractionNotAllowed =>
                $"The keychain is locked (status {status}): unlock the device once after it was started.",
            KeychainStatus.MissingEntitlement when isShared =>
                $"The app may not use the keychain group of its family (status {status}): sign it with the entitlements that the build has "
                    + "made, and a provisioning profile of the same team as the other apps.",
            KeychainStatus.MissingEntitlement =>
                $"The app has no keychain (status {status}): add the entitlement keychain-access-groups with "
                    + "'$(AppIdentifierPrefix)$(CFBundleIdentifier)' to Entitlements.plist.",
            _ => $"The keychain returned status {status}.",
        };
}
