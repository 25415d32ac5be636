using System.Xml;
using System.Xml.Linq;
using SsoConfig.Tasks.Checks;

namespace SsoConfig.Tasks.Android;

/// <summary>Whether the backup rules of the merged manifest, ours or the app's own, keep the tokens on the device.</summary>
/// <param name="manifest">The merged manifest.</param>
/// <param name="unmerged">The manifest that the overlays were merged into: the app's file and the attributes of its classes.</param>
/// <param name="path">Its path, for messages.</param>
/// <param name="resources">Full paths of the app's XML resources.</param>
internal sealed class BackupCheck(XElement manifest, XElement unmerged, string path, IReadOnlyList<string> resources)
{
    private readonly XElement? _application = manifest.Element("application");
    private readonly string _package = (string?)manifest.Attribute("package") ?? "";

    public IEnumerable<Finding> Run(ExpectedRedirect expected) =>
        _application?.Get("allowBackup") == "false" ? [] : BackupRules.All.SelectMany(rules => Check(rules, expected));

    private IEnumerable<Finding> Check(BackupRules rules, ExpectedRedirect expected)
    {
        var reference = _application?.Get(rules.Attribute);
        var own = unmerged.Element("application")?.Get(rules.Attribute);
        var file = reference is null ? null : FileOf(reference);
        if (own is not null && own != reference && reference == rules.Reference)
        {
            yield return Replaced(rules, own, expected);
        }
        else if (reference is null)
        {
            yield return Leak(
                expected,
                $"the merged manifest '{path}' has no android:{rules.Attribute}",
                "let the build add it (SsoConfigAndroidBackupRules)"
            );
        }
        else if (file is not null && !KeepsOut(file))
        {
            yield return Leak(
                expected,
                $"android:{rules.Attribute}=\"{reference}\" of the merged manifest '{path}' is '{file}', which lets them in",
                $"add {BackupRules.Exclusion(_package)} to it"
            );
        }
    }

    private bool KeepsOut(string file)
    {
        try
        {
            return BackupRules.KeepOut(AndroidXml.Load(file), BackupRules.TokenFile(_package));
        }
        catch (Exception problem) when (problem is XmlException or IOException or UnauthorizedAccessException)
        {
            // Android's own resource compiler reports it.
            return true;
        }
    }

    private string? FileOf(string reference)
    {
        const string prefix = "@xml/";
        return reference.StartsWith(prefix, StringComparison.Ordinal)
            ? resources.FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) == reference.Substring(prefix.Length))
            : null;
    }

    /// <summary>An attribute of a class is not known yet when the overlay is made, and an overlay wins over it.</summary>
    private Finding Replaced(BackupRules rules, string own, ExpectedRedirect expected) =>
        new(
            ManifestRules.BackupRulesReplaced,
            expected,
            $"The app's [Application] attribute sets android:{rules.Attribute} to '{own}', and the overlay of this package replaced it "
                + $"by '{rules.Reference}' in the merged manifest "
                + $"'{path}'. Move the attribute to your AndroidManifest.xml, where the build sees it, or set "
                + $"SsoConfigAndroidBackupRules to false and add {BackupRules.Exclusion(_package)} to your rules."
        );

    private static Finding Leak(ExpectedRedirect expected, string cause, string remedy) =>
        new(
            ManifestRules.TokensInBackup,
            expected,
            $"The tokens of this app would go into the cloud backup, and be unreadable on the device that it is restored on: {cause}. "
                + $"To keep them out, {remedy}.",
            IsWarning: true
        );
}
