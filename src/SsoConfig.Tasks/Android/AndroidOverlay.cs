using System.Xml.Linq;

namespace SsoConfig.Tasks.Android;

/// <summary>
/// Our partial AndroidManifest.xml. In the merge an overlay wins over the app's own manifest, so it must not repeat what the app says itself.
/// </summary>
internal static class AndroidOverlay
{
    /// <param name="manifests">The app's own manifest and the overlays of others.</param>
    /// <param name="hasBackupRules">Whether the app gets our two backup rule files, for what it has no file of its own.</param>
    public static XElement Create(IReadOnlyList<XElement> manifests, bool hasBackupRules)
    {
        var overlay = new XElement("manifest", new XAttribute(XNamespace.Xmlns + "android", AndroidXml.Namespace.NamespaceName));
        if (!manifests.Any(AndroidXml.QueriesCustomTabs))
        {
            overlay.Add(CustomTabsQuery());
        }

        if (hasBackupRules && BackupRulesFor(manifests).ToList() is { Count: > 0 } rules)
        {
            overlay.Add(new XElement("application", rules));
        }

        return overlay;
    }

    // https://developer.chrome.com/docs/android/custom-tabs/howto-custom-tab-check
    private static XElement CustomTabsQuery() => new(
        "queries",
        new XElement("intent", new XElement("action", new XAttribute(AndroidXml.Namespace + "name", AndroidXml.CustomTabsAction))));

    private static IEnumerable<XAttribute> BackupRulesFor(IReadOnlyList<XElement> manifests) =>
        BackupRules.All
            .Where(rules => !manifests.Elements("application").Any(application => application.Get(rules.Attribute) is not null))
            .Select(static rules => new XAttribute(AndroidXml.Namespace + rules.Attribute, rules.Reference));
}
