using System.Xml.Linq;
using SsoConfig.Tasks.PropertyLists;

namespace SsoConfig.Tasks.Apple;

/// <summary>
/// The URL schemes that an Apple app receives: <c>CFBundleURLTypes</c> of its Info.plist.
/// </summary>
/// <seealso href="https://developer.apple.com/documentation/bundleresources/information-property-list/cfbundleurltypes"/>
internal static class UrlTypes
{
    private const string Key = "CFBundleURLTypes";

    /// <summary>The URL types of a property list, in their order.</summary>
    /// <exception cref="PropertyListException">The key is there, and its value is no array.</exception>
    public static IEnumerable<XElement> In(XElement propertyList)
    {
        var types = PropertyList.Find(propertyList, Key);
        return types is null || types.Name == "array"
            ? types?.Elements() ?? []
            : throw new PropertyListException($"{Key} is <{types.Name}> and not <array>", PropertyList.LineOf(types), PropertyList.ColumnOf(types));
    }

    /// <summary>The schemes of a property list, in their order.</summary>
    /// <exception cref="PropertyListException">The key is there, and its value is no array.</exception>
    public static IEnumerable<string> SchemesIn(XElement propertyList) => In(propertyList).SelectMany(SchemesOf);

    /// <summary>
    /// A property list with every URL type of the others, as it is and once, and one of ours for the schemes that none of them has. It must have
    /// all of them: an app's build merges dictionaries key by key, but replaces arrays.
    /// </summary>
    /// <exception cref="PropertyListException">One of the others has the key with a value that is no array.</exception>
    public static XElement Union(IEnumerable<XElement> others, string name, IReadOnlyList<string> schemes)
    {
        var types = new List<XElement>();
        foreach (var type in others.SelectMany(In).Select(PropertyListText.Tidy))
        {
            if (!types.Exists(known => XNode.DeepEquals(known, type)))
            {
                types.Add(type);
            }
        }

        var known = types.SelectMany(SchemesOf).ToList();
        var missing = schemes.Where(scheme => !known.Contains(scheme, StringComparer.OrdinalIgnoreCase)).ToList();
        if (missing.Count > 0)
        {
            types.Add(Create(name, missing));
        }

        return new XElement("dict", new XElement("key", Key), new XElement("array", types));
    }

    private static IEnumerable<string> SchemesOf(XElement type) =>
        PropertyList.Find(type, "CFBundleURLSchemes")?.Elements("string").Select(static scheme => scheme.Value) ?? [];

    /// <summary>The role says that the app receives these addresses and opens no documents of theirs.</summary>
    private static XElement Create(string name, IEnumerable<string> schemes) => new(
        "dict",
        new XElement("key", "CFBundleTypeRole"),
        new XElement("string", "None"),
        new XElement("key", "CFBundleURLName"),
        new XElement("string", name),
        new XElement("key", "CFBundleURLSchemes"),
        new XElement("array", schemes.Select(static scheme => new XElement("string", scheme))));
}
