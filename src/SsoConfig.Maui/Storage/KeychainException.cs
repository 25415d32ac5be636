using System;

namespace SsoConfig.Maui.Storage;

/// <summary>The keychain refused a call.</summary>
internal sealed class KeychainException(int status) : Exception(MessageFor(status))
{
    public int Status { get; } = status;

    private static string MessageFor(int status) =>
        status switch
        {
            KeychainStatus.InteractionNotAllowed =>
                $"The keychain is locked (status {status}): unlock the device once after it was started.",
            KeychainStatus.MissingEntitlement =>
                $"The app has no keychain (status {status}): add the entitlement keychain-access-groups with "
                    + "'$(AppIdentifierPrefix)$(CFBundleIdentifier)' to Entitlements.plist.",
            _ => $"The keychain returned status {status}.",
        };
}
