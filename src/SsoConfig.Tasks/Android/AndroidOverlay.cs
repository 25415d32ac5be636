using System.Xml.Linq;

namespace SsoConfig.Tasks.Android;

/// <summary>
/// Our partial AndroidManifest.xml. In the merge an overlay wins over the app's own manifest, so it must not repeat what the app says
/// itself.
/// </summary>
internal static class AndroidOverlay
{
    /// <param name="manifests">The app's own manifest and the overlays of others.</param>
    /// <param name="hasBackupRules">Whether the app gets our two backup rule files, for what it has no file of its own.</param>
    /// <param name="schemes">The schemes of the app's redirect URIs, whose other claimants it must see.</param>
    /// <param name="family">The family whose other apps it must see; null where Native SSO is off.</param>
    public static XElement Create(
        IReadOnlyList<XElement> manifests,
        bool hasBackupRules,
        IReadOnlyList<string>? schemes = null,
        AndroidFamily? family = null
    )
    {
        var overlay = new XElement("manifest", new XAttribute(XNamespace.Xmlns + "android", AndroidXml.Namespace.NamespaceName));
        overlay.Add(family?.Permissions());
        if (
            Queries(schemes ?? [], family).Where(query => !manifests.Any(manifest => manifest.HasQuery(query))).ToList() is
            { Count: > 0 } queries
        )
        {
            overlay.Add(new XElement("queries", queries));
        }

        if (hasBackupRules && BackupRulesFor(manifests).ToList() is { Count: > 0 } rules)
        {
            // A library may have rules of its own, and two different values end the merge: the app's dependencies decide, not the app.
            var replaced = string.Join(",", rules.Select(static rule => $"android:{rule.Name.LocalName}"));
            overlay.Add(
                new XElement(
                    "application",
                    new XAttribute(XNamespace.Xmlns + "tools", AndroidXml.Tools.NamespaceName),
                    rules,
                    new XAttribute(AndroidXml.Tools + "replace", replaced)
                )
            );
        }

        AddProvider(overlay, family);
        return overlay;
    }

    private static void AddProvider(XElement overlay, AndroidFamily? family)
    {
        if (family is null)
        {
            return;
        }

        if (overlay.Element("application") is not { } application)
        {
            application = new XElement("application");
            overlay.Add(application);
        }

        application.Add(family.ProviderPermission());
    }

    /// <summary>
    /// What the app must see on Android 11 and later: the browsers with Custom Tabs
    /// (https://developer.chrome.com/docs/android/custom-tabs/howto-custom-tab-check), those without and which one is the default, and the
    /// apps that claim its schemes too.
    /// </summary>
    private static IEnumerable<XElement> Queries(IEnumerable<string> schemes, AndroidFamily? family) =>
        [
            Intent(AndroidXml.CustomTabsAction),
            Page("https"),
            .. schemes.Distinct().Select(Page),
            .. family is null ? Array.Empty<XElement>() : [Intent(family.Action)],
        ];

    private static XElement Page(string scheme) =>
        Intent(
            "android.intent.action.VIEW",
            new XElement("category", Name("android.intent.category.BROWSABLE")),
            new XElement("data", new XAttribute(AndroidXml.Namespace + "scheme", scheme))
        );

    private static XElement Intent(string action, params XElement[] more) => new("intent", new XElement("action", Name(action)), more);

    private static XAttribute Name(string value) => new(AndroidXml.Namespace + "name", value);

    private static IEnumerable<XAttribute> BackupRulesFor(IReadOnlyList<XElement> manifests) =>
        BackupRules
            .All.Where(rules => !manifests.Elements("application").Any(application => application.Get(rules.Attribute) is not null))
            .Select(static rules => new XAttribute(AndroidXml.Namespace + rules.Attribute, rules.Reference));
}
