using System.Text.RegularExpressions;
using System.Xml.Linq;
using SsoConfig.Tasks.Checks;
using SsoConfig.Tasks.PropertyLists;

namespace SsoConfig.Tasks.Apple;

/// <summary>The arrays of an Apple app's entitlements: what they have, and their union with what okta.json asks for.</summary>
/// <seealso href="https://developer.apple.com/documentation/bundleresources/entitlements"/>
internal static class EntitlementArrays
{
    /// <summary>Keychain access groups. An item that names no group is stored in the first.</summary>
    /// <seealso href="https://developer.apple.com/documentation/security/sharing-access-to-keychain-items-among-a-collection-of-apps"/>
    public const string KeychainGroups = "keychain-access-groups";

    /// <summary>The group that an app has by itself, as entitlement files write it.</summary>
    public const string OwnKeychainGroup = "$(AppIdentifierPrefix)" + BundleIdentifier;

    private const string BundleIdentifier = "$(CFBundleIdentifier)";

    /// <summary>What stands before a group: the team's identifier, or the name that the signing replaces by it.</summary>
    private static readonly Regex Prefix = new(@"^(?:\$\((?:App|Team)IdentifierPrefix\)|[A-Z0-9]{10}\.)", RegexOptions.CultureInvariant);

    /// <summary>The strings of an array, in their order; empty where the entitlements do not have it.</summary>
    /// <exception cref="PropertyListException">The key is there twice, or its value is not an array of strings.</exception>
    public static IReadOnlyList<string> EntriesOf(XElement entitlements, string key) =>
        Find(entitlements, key)?.Elements().Select(static entry => entry.Value).ToList() ?? [];

    /// <summary>
    /// The app's entitlements, with each entry that is missing at the end of its array. Everything of the app stays as it is, in its order.
    /// </summary>
    /// <param name="own">The app's entitlements; null where it has none.</param>
    /// <param name="replaced">Arrays that the project sets by other means, which win over those of the file.</param>
    /// <param name="expected">What okta.json asks for.</param>
    /// <exception cref="PropertyListException">An array is there twice, or is not an array of strings.</exception>
    public static XElement Union(
        XElement? own,
        IReadOnlyDictionary<string, IReadOnlyList<string>> replaced,
        IEnumerable<ExpectedEntitlement> expected
    )
    {
        var union = own is null ? new XElement("dict") : PropertyListText.Tidy(own);
        foreach (var array in expected.GroupBy(static entry => entry.Entitlement))
        {
            var entries = new List<string>(
                replaced.TryGetValue(array.Key, out var values) ? values
                : own is null ? []
                : EntriesOf(own, array.Key)
            );
            if (entries.Count == 0 && array.Key == KeychainGroups)
            {
                // Without it the shared group would be the only one, and with that the app's default.
                entries.Add(OwnKeychainGroup);
            }

            entries.AddRange(array.Select(static wanted => wanted.Entry).Where(wanted => !entries.Exists(entry => Matches(entry, wanted))));
            Set(union, array.Key, entries);
        }

        return union;
    }

    /// <summary>
    /// Whether an entry is the wanted one, before or after the signing has put the team's identifier in. A domain with a mode, such as
    /// <c>webcredentials:host?mode=developer</c>, is another entry: it counts on a developer's devices only, or on managed ones
    /// (https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.associated-domains).
    /// </summary>
    public static bool Matches(string entry, string wanted) =>
        entry == wanted || (Prefix.IsMatch(wanted) && WithoutPrefix(entry) == WithoutPrefix(wanted));

    /// <summary>Whether an entry is the group that an app has by itself, before or after the signing.</summary>
    public static bool IsOwnKeychainGroup(string entry, string applicationId) =>
        WithoutPrefix(entry) is var group && (group == BundleIdentifier || group == applicationId);

    private static string WithoutPrefix(string entry) => Prefix.Replace(entry, "");

    private static XElement? Find(XElement entitlements, string key)
    {
        var all = PropertyList.FindAll(entitlements, key).ToList();
        if (all.Count > 1)
        {
            throw Problem($"{key} is there twice, in line {PropertyList.LineOf(all[0])} and in line {PropertyList.LineOf(all[1])}", all[1]);
        }

        var array = all.FirstOrDefault();
        if (array is not null && array.Name != "array")
        {
            throw Problem($"{key} is <{array.Name}> and not <array>", array);
        }

        if (array?.Elements().FirstOrDefault(static entry => entry.Name != "string") is { } other)
        {
            throw Problem($"{key} has <{other.Name}> and not only <string>", other);
        }

        return array;
    }

    private static PropertyListException Problem(string message, XElement element) =>
        new(message, PropertyList.LineOf(element), PropertyList.ColumnOf(element));

    private static void Set(XElement dictionary, string key, IEnumerable<string> entries)
    {
        var array = new XElement("array", entries.Select(static entry => new XElement("string", entry)));
        if (PropertyList.Find(dictionary, key) is { } present)
        {
            present.ReplaceWith(array);
        }
        else
        {
            dictionary.Add(new XElement("key", key), array);
        }
    }
}
