using System.Xml.Linq;
using SsoConfig.Tasks.Checks;

namespace SsoConfig.Tasks.Apple;

/// <summary>Compares the entitlements that an app is signed with and what okta.json asks for.</summary>
internal static class EntitlementCheck
{
    /// <param name="entitlements">The entitlements, before or after the signing has replaced the names in them.</param>
    /// <param name="path">Where they are.</param>
    /// <param name="expected">What okta.json asks for.</param>
    /// <exception cref="PropertyLists.PropertyListException">An array is there twice, or is not an array of strings.</exception>
    public static IEnumerable<Finding> Run(XElement entitlements, string path, IEnumerable<ExpectedEntitlement> expected) =>
        expected.SelectMany(wanted => Check(EntitlementArrays.EntriesOf(entitlements, wanted.Entitlement), path, wanted));

    /// <summary>
    /// Warns where the app's default keychain group is neither its own nor the shared one, which is an error. Other apps of the team may
    /// have it, and sharing may be its purpose; what this package stores is in the app's own group.
    /// </summary>
    /// <param name="entitlements">The entitlements, before or after the signing has replaced the names in them.</param>
    /// <param name="path">Where they are.</param>
    /// <param name="expected">What okta.json asks for.</param>
    /// <param name="applicationId">The app's bundle identifier.</param>
    public static IEnumerable<Finding> FindOtherDefault(
        XElement entitlements,
        string path,
        IEnumerable<ExpectedEntitlement> expected,
        string applicationId
    )
    {
        var wanted = expected.FirstOrDefault(static entry => entry.Entitlement == EntitlementArrays.KeychainGroups);
        if (
            wanted is not null
            && EntitlementArrays.EntriesOf(entitlements, EntitlementArrays.KeychainGroups) is [var first, ..]
            && !EntitlementArrays.Matches(first, wanted.Entry)
            && !EntitlementArrays.IsOwnKeychainGroup(first, applicationId)
        )
        {
            yield return OtherIsDefault(first, path, wanted);
        }
    }

    private static IEnumerable<Finding> Check(IReadOnlyList<string> entries, string path, ExpectedEntitlement wanted)
    {
        if (!entries.Any(entry => EntitlementArrays.Matches(entry, wanted.Entry)))
        {
            yield return Missing(entries, path, wanted);
        }
        else if (wanted.Entitlement == EntitlementArrays.KeychainGroups && EntitlementArrays.Matches(entries[0], wanted.Entry))
        {
            yield return IsDefault(path, wanted);
        }
    }

    private static Finding Missing(IReadOnlyList<string> entries, string path, ExpectedEntitlement wanted) =>
        new(
            ManifestRules.EntitlementMissing,
            wanted,
            $"{wanted.Statement}, but '{path}', which the app is signed with, does not have '{wanted.Entry}' in "
                + $"'{wanted.Entitlement}'; it has "
                + $"{(entries.Count == 0 ? "none" : $"'{string.Join("', '", entries)}'")}. Set CodesignEntitlements and CustomEntitlements "
                + "in the project, not in a target that runs after this package's."
        );

    private static Finding IsDefault(string path, ExpectedEntitlement wanted) =>
        new(
            ManifestRules.SharedGroupIsDefault,
            wanted,
            $"{wanted.Statement}, but '{path}' has '{wanted.Entry}' as the first entry of '{wanted.Entitlement}'. The first is where the "
                + "app stores each keychain item that names no group, so the other apps of the family could read them all. Put "
                + $"'{EntitlementArrays.OwnKeychainGroup}' before it."
        );

    private static Finding OtherIsDefault(string first, string path, ExpectedEntitlement wanted) =>
        new(
            ManifestRules.SharedGroupIsDefault,
            wanted,
            $"'{path}' has '{first}' as the first entry of '{wanted.Entitlement}', which is not the group of this app alone. The first is "
                + "where the app stores each keychain item that names no group, as MAUI's SecureStorage does, so the other apps with that "
                + $"group can read and replace them. Put '{EntitlementArrays.OwnKeychainGroup}' before it.",
            IsWarning: true
        );
}
