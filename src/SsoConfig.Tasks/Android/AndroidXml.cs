using System.Xml;
using System.Xml.Linq;

namespace SsoConfig.Tasks.Android;

/// <summary>Names in an AndroidManifest.xml.</summary>
internal static class AndroidXml
{
    public const string CustomTabsAction = "android.support.customtabs.action.CustomTabsService";
    public const string FullBackupContent = "fullBackupContent";
    public const string DataExtractionRules = "dataExtractionRules";

    /// <summary>Instructions for the manifest merger: https://developer.android.com/build/manage-manifests#merge_rule_markers</summary>
    public static readonly XNamespace Tools = "http://schemas.android.com/tools";

    public static readonly XNamespace Namespace = "http://schemas.android.com/apk/res/android";

    /// <summary>The value of an <c>android:</c> attribute, or null.</summary>
    public static string? Get(this XElement element, string attribute) => (string?)element.Attribute(Namespace + attribute);

    /// <summary>The <c>android:name</c>s of the children with this tag.</summary>
    public static IEnumerable<string> NamesOf(this XElement element, string tag) =>
        element.Elements(tag).Select(static child => child.Get("name")).OfType<string>();

    /// <summary>A manifest, or any other XML file of an Android app.</summary>
    /// <exception cref="XmlException">The file is not XML.</exception>
    public static XElement Load(string path)
    {
        // Not by its path: that would be a URI, in which a '#' or '%' of a folder's name means something else.
        using var stream = File.OpenRead(path);
        return Load(stream);
    }

    /// <exception cref="XmlException">The content is not XML.</exception>
    public static XElement Load(Stream content) => XmlInput.Load(content);

    /// <summary>Whether the app may see which browsers have Custom Tabs (needed from API 30 on).</summary>
    public static bool QueriesCustomTabs(this XElement manifest) =>
        manifest.Elements("queries").Elements("intent").Any(static intent => intent.NamesOf("action").Contains(CustomTabsAction));

    /// <summary>Whether the manifest has a query for the same intent: the same action, categories and data, in any order.</summary>
    public static bool HasQuery(this XElement manifest, XElement intent) =>
        manifest.Elements("queries").Elements("intent").Any(own => Contents(own).SetEquals(Contents(intent)));

    private static HashSet<string> Contents(XElement intent) =>
        [
            .. intent
                .Elements()
                .SelectMany(
                    static element => element.Attributes(),
                    static (element, attribute) => $"{element.Name} {attribute.Name}={attribute.Value}"
                ),
        ];
}
