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
                + "'$(AppIdentifierPrefix)$(CFBundleIdentifier)' before it."
        );
}
