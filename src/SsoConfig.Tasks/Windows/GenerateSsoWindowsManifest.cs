using Microsoft.Build.Framework;
using SsoConfig.Tasks.Checks;

namespace SsoConfig.Tasks.Windows;

/// <summary>Writes a copy of the app's Package.appxmanifest that declares the schemes of okta.json as protocols.</summary>
[MSBuildMultiThreadableTask]
public sealed class GenerateSsoWindowsManifest : ManifestTask
{
    /// <summary>The app's own Package.appxmanifest; it is read and never written.</summary>
    [Required]
    public ITaskItem? AppManifest { get; set; }

    /// <summary>The copy to write.</summary>
    [Required]
    public ITaskItem? Output { get; set; }

    private protected override void Run(IReadOnlyList<ExpectedScheme> schemes)
    {
        if (TryRead(FullPath(AppManifest!), path => WithProtocols(path, schemes)) is { } manifest)
        {
            OutputFile.Write(FullPath(Output!), manifest);
            Log.LogMessage(
                MessageImportance.High,
                "{0}",
                $"SsoConfig: packaged app: {string.Join(", ", schemes.Select(static expected => expected.Scheme))} is declared in the "
                    + $"package manifest ('{FullPath(Output!)}')."
            );
        }
    }

    private static byte[] WithProtocols(string path, IReadOnlyList<ExpectedScheme> schemes)
    {
        var manifest = PackageManifest.Read(File.ReadAllBytes(path));
        manifest.AddProtocols(schemes.Select(static expected => expected.Scheme));
        return manifest.ToBytes();
    }
}
