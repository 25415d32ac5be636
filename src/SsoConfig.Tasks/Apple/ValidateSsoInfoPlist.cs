using Microsoft.Build.Framework;
using SsoConfig.Tasks.Checks;
using SsoConfig.Tasks.PropertyLists;

namespace SsoConfig.Tasks.Apple;

/// <summary>Compares the Info.plist in the app bundle with okta.json.</summary>
[MSBuildMultiThreadableTask]
public sealed class ValidateSsoInfoPlist : ManifestValidationTask
{
    private protected override void Check(string manifest, OktaConfiguration configuration)
    {
        if (TryRead(manifest, static path => UrlTypes.SchemesIn(PropertyList.Read(File.ReadAllBytes(path))).ToList()) is { } declared)
        {
            Report(
                Missing(
                    manifest,
                    declared,
                    configuration.Schemes,
                    StringComparer.OrdinalIgnoreCase,
                    "A PartialAppManifest with CFBundleURLTypes that is added after this package's replaces the whole list: add it in "
                        + "CollectAppManifestsDependsOn, before this package's target."
                )
            );
        }
    }
}
