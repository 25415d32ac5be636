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
    private const string SchemesKey = "CFBundleURLSchemes";

    /// <summary>The URL types of a property list, in their order; those of every list if it has the key more than once.</summary>
    /// <exception cref="PropertyListException">The key is there, and its value is not an array, or a type has its list of schemes
    /// twice.</exception>
    public static IEnumerable<XElement> In(XElement propertyList)
    {
        var types = new List<XElement>();
        foreach (var list in PropertyList.FindAll(propertyList, Key))
        {
            if (list.Name != "array")
            {
                throw new PropertyListException(
                    $"{Key} is <{list.Name}> and not <array>",
                    PropertyList.LineOf(list),
                    PropertyList.ColumnOf(list)
                );
            }

            types.AddRange(list.Elements());
        }

        types.ForEach(RefuseSecondList);
        return types;
    }

    /// <summary>One of the two would be lost in the built app, and only the app's author knows whether both are meant.</summary>
    private static void RefuseSecondList(XElement type)
    {
        if (PropertyList.FindAll(type, SchemesKey).Skip(1).FirstOrDefault() is { } second)
        {
            var first = PropertyList.Find(type, SchemesKey)!;
            throw new PropertyListException(
                $"{SchemesKey} is there twice, in line {PropertyList.LineOf(first)} and in line {PropertyList.LineOf(second)}: put all "
                    + "schemes into one list",
                PropertyList.LineOf(second),
                PropertyList.ColumnOf(second)
            );
        }
    }

    /// <summary>The schemes of a property list, in their order.</summary>
    /// <exception cref="PropertyListException">The key is there, and its value is not an array.</exception>
    public static IEnumerable<string> SchemesIn(XElement propertyList) => In(propertyList).SelectMany(SchemesOf);

    /// <summary>
    /// A property list with every URL type of the others, as it is and once, and one of ours for the schemes that none of them has. It must
    /// have all of them: an app's build merges dictionaries key by key, but replaces arrays.
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
        PropertyList.Find(type, SchemesKey)?.Elements("string").Select(static scheme => scheme.Value) ?? [];

    /// <summary>The role says that the app receives these addresses and opens no documents of theirs.</summary>
    private static XElement Create(string name, IEnumerable<string> schemes) =>
        new(
            "dict",
            new XElement("key", "CFBundleTypeRole"),
            new XElement("string", "None"),
            new XElement("key", "CFBundleURLName"),
            new XElement("string", name),
            new XElement("key", SchemesKey),
            new XElement("array", schemes.Select(static scheme => new XElement("string", scheme)))
        );
}
