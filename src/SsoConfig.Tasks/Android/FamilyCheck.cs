using System.Xml.Linq;
using SsoConfig.Tasks.Checks;

namespace SsoConfig.Tasks.Android;

/// <summary>Checks that the merged AndroidManifest.xml lets the apps of the family ask this one, and nobody else.</summary>
/// <param name="manifest">Its root element.</param>
/// <param name="path">Its path, for messages.</param>
/// <param name="family">What it must declare.</param>
internal sealed class FamilyCheck(XElement manifest, string path, AndroidFamily family)
{
    private static readonly string[] OtherPermissions = ["readPermission", "writePermission"];

    public IEnumerable<Finding> Run(ExpectedFamily expected) => Problems().Select(problem => Report(problem, expected));

    private IEnumerable<string> Problems()
    {
        if (Named("permission", family.Permission)?.Get("protectionLevel") is var level && level != AndroidFamily.ProtectionLevel)
        {
            yield return $"the permission '{family.Permission}' has the protection level '{level ?? "(not declared)"}' and not "
                + $"'{AndroidFamily.ProtectionLevel}'";
        }

        if (Named("uses-permission", family.Permission) is null)
        {
            yield return $"it does not use the permission '{family.Permission}'";
        }

        if (!HasAction(manifest.Elements("queries").Elements("intent")))
        {
            yield return $"it has no <queries> for '{family.Action}'";
        }

        foreach (var problem in ProviderProblems())
        {
            yield return problem;
        }
    }

    private IEnumerable<string> ProviderProblems()
    {
        var provider = manifest
            .Elements("application")
            .Elements("provider")
            .FirstOrDefault(static element => element.Get("name") == AndroidFamily.Provider);
        if (provider is null)
        {
            yield return $"it has no provider '{AndroidFamily.Provider}'";
            yield break;
        }

        if (provider.Get("permission") != family.Permission || Exceptions(provider).Any())
        {
            yield return $"the provider '{AndroidFamily.Provider}' is not protected by the permission '{family.Permission}'";
        }

        if (provider.Get("exported") != "true")
        {
            yield return $"the provider '{AndroidFamily.Provider}' is not exported";
        }

        if (provider.Get("grantUriPermissions") is not (null or "false") || provider.Elements("grant-uri-permission").Any())
        {
            yield return $"the provider '{AndroidFamily.Provider}' grants URI permissions";
        }

        if (!HasAction(provider.Elements("intent-filter")))
        {
            yield return $"the provider '{AndroidFamily.Provider}' has no intent filter for '{family.Action}'";
        }
    }

    /// <summary>
    /// What Android takes instead of <c>permission</c>: for one kind of access, or for a part of the provider. Either lets a caller in
    /// without the family's permission (https://developer.android.com/guide/topics/manifest/provider-element).
    /// </summary>
    private static IEnumerable<object> Exceptions(XElement provider) =>
        OtherPermissions.Select(provider.Get).OfType<object>().Concat(provider.Elements("path-permission"));

    private XElement? Named(string tag, string name) => manifest.Elements(tag).FirstOrDefault(element => element.Get("name") == name);

    private bool HasAction(IEnumerable<XElement> filters) => filters.Any(filter => filter.NamesOf("action").Contains(family.Action));

    private Finding Report(string problem, ExpectedFamily expected) =>
        new(
            ManifestRules.FamilyNotShared,
            expected,
            $"{expected.Statement}, but in the merged manifest '{path}' {problem}. The source generator and an AndroidManifestOverlay of "
                + "this package add it: keep both, and remove what overrides them, for example a tools:node."
        );
}
