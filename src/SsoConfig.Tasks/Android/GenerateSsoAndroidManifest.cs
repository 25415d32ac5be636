using System.Xml.Linq;
using Microsoft.Build.Framework;
using SsoConfig.Tasks.Checks;

namespace SsoConfig.Tasks.Android;

/// <summary>Writes the overlay of an Android app's manifest, and the backup rules that it names.</summary>
[MSBuildMultiThreadableTask]
public sealed class GenerateSsoAndroidManifest : ManifestTask
{
    /// <summary>The app's own AndroidManifest.xml, if it has one; it is read and never written.</summary>
    public ITaskItem? AppManifest { get; set; }

    /// <summary>Overlays of others.</summary>
    public ITaskItem[] Overlays { get; set; } = [];

    /// <summary>The app's package, where its manifest does not name one.</summary>
    [Required]
    public string ApplicationId { get; set; } = "";

    /// <summary>Whether the app gets backup rules, for what it has no rules of its own.</summary>
    public bool BackupRules { get; set; }

    /// <summary>Whether the app has the provider that the other apps of the family ask.</summary>
    public bool FamilyProvider { get; set; }

    /// <summary>Whether it is a debug build, whose certificate differs from that of a released app.</summary>
    public bool DebugBuild { get; set; }

    /// <summary>The overlay to write.</summary>
    [Required]
    public ITaskItem? Output { get; set; }

    /// <summary>The folder of the resources to write.</summary>
    [Required]
    public ITaskItem? ResourceFolder { get; set; }

    private protected override void Run(IReadOnlyList<ExpectedScheme> schemes)
    {
        var output = FullPath(Output!);
        ITaskItem[] items = AppManifest is null ? Overlays : [AppManifest, .. Overlays];
        var manifests = items
            .Select(FullPath)
            .Where(path => path != output && File.Exists(path))
            .Select(path => TryRead(path, AndroidXml.Load))
            .ToList();
        if (manifests.Contains(null))
        {
            return;
        }

        OutputFile.Write(
            output,
            AndroidOverlay.Create(
                [.. manifests.OfType<XElement>()],
                BackupRules,
                [.. schemes.Select(static scheme => scheme.Scheme)],
                Family is not null && FamilyProvider ? new AndroidFamily(Family.Name, DebugBuild) : null
            )
        );
        var package =
            manifests
                .Select(static manifest => (string?)manifest!.Attribute("package"))
                .FirstOrDefault(static name => !string.IsNullOrEmpty(name))
            ?? ApplicationId;
        foreach (var rules in Android.BackupRules.All)
        {
            OutputFile.Write(Path.Combine(FullPath(ResourceFolder!), $"{rules.Name}.xml"), rules.Create(package));
        }
    }
}
