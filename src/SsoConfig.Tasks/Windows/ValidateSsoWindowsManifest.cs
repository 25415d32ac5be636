using Microsoft.Build.Framework;
using SsoConfig.Tasks.Checks;

namespace SsoConfig.Tasks.Windows;

/// <summary>Compares the package manifest that the build ends with with okta.json.</summary>
[MSBuildMultiThreadableTask]
public sealed class ValidateSsoWindowsManifest : ManifestValidationTask
{
    private protected override void Check(string manifest, OktaConfiguration configuration)
    {
        if (TryRead(manifest, static path => PackageManifest.Read(File.ReadAllBytes(path))) is { } package)
        {
            Report(
                Missing(
                    manifest,
                    package.Protocols,
                    configuration.Schemes,
                    StringComparer.Ordinal,
                    "Add <Extensions><uap:Extension Category=\"windows.protocol\"><uap:Protocol "
                        + $"Name=\"{configuration.Schemes[0].Scheme}\" "
                        + "/></uap:Extension></Extensions> to its <Application>, or let MAUI generate the manifest (UseMaui, "
                        + "SingleProject)."
                )
            );
        }
    }
}
