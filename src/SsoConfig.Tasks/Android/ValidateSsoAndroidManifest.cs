using System.Xml;
using System.Xml.Linq;
using Microsoft.Build.Framework;
using SsoConfig.Tasks.Checks;

namespace SsoConfig.Tasks.Android;

/// <summary>Compares the merged AndroidManifest.xml with okta.json.</summary>
[MSBuildMultiThreadableTask]
public sealed class ValidateSsoAndroidManifest : ManifestValidationTask
{
    /// <summary>The manifest before the overlays were merged in, if it is there.</summary>
    public ITaskItem? Unmerged { get; set; }

    /// <summary>The manifests of the libraries that were merged in, where the platform's build tells them.</summary>
    public ITaskItem[] LibraryManifests { get; set; } = [];

    /// <summary>The app's XML resources, among them its backup rules.</summary>
    public ITaskItem[] Resources { get; set; } = [];

    /// <summary>Whether the backup rules are ours to look after.</summary>
    public bool BackupRules { get; set; }

    /// <summary>Whether the app has the provider that the other apps of the family ask.</summary>
    public bool FamilyProvider { get; set; }

    /// <summary>Whether it is a debug build, whose certificate differs from that of a released app.</summary>
    public bool DebugBuild { get; set; }

    private protected override void Check(string manifest, OktaConfiguration configuration)
    {
        if (TryRead(manifest, AndroidXml.Load) is not { } merged)
        {
            return;
        }

        var redirects = configuration.Redirects;
        Report(new AndroidManifestCheck(merged, manifest).Run(redirects));
        if (configuration.Family is { } family && FamilyProvider)
        {
            Report(new FamilyCheck(merged, manifest, new AndroidFamily(family.Name, DebugBuild)).Run(family));
        }

        if (BackupRules)
        {
            var unmerged = Unmerged is not null && File.Exists(FullPath(Unmerged)) ? TryRead(FullPath(Unmerged), AndroidXml.Load) : null;
            Report(new BackupCheck(merged, unmerged ?? merged, manifest, [.. Resources.Select(FullPath)]).Run(redirects[0]));
            Report(LibraryManifests.Select(FullPath).Where(File.Exists).SelectMany(path => CheckLibrary(path, merged, redirects[0])));
        }
    }

    private static IEnumerable<Finding> CheckLibrary(string path, XElement merged, ExpectedRedirect expected)
    {
        try
        {
            return LibraryBackupCheck.Run(AndroidXml.Load(path), path, merged, expected);
        }
        catch (XmlException)
        {
            // The platform's own merger reports it.
            return [];
        }
    }
}
