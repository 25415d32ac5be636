using Microsoft.Build.Framework;
using SsoConfig.Tasks.Checks;

namespace SsoConfig.Tasks;

/// <summary>Compares a manifest that the build has generated with okta.json, and fails the build when they disagree.</summary>
public abstract class ManifestValidationTask : OktaTask
{
    /// <summary>The manifest as it goes into the app.</summary>
    [Required]
    public ITaskItem? Manifest { get; set; }

    private protected sealed override void Run(OktaConfiguration configuration)
    {
        if (configuration.Redirects.Count == 0)
        {
            // The compiler reports it and the build ends there, unless the generator did not run: an app without its scheme must not leave
            // the build.
            Log.LogError(
                null,
                ManifestRules.UnreadableConfiguration,
                null,
                HelpLink(ManifestRules.UnreadableConfiguration),
                OktaFiles.Select(FullPath).FirstOrDefault(),
                0,
                0,
                0,
                0,
                "{0}",
                $"okta.json has no valid redirect scheme for {Platform}, so '{FullPath(Manifest!)}' does not have one either, and the "
                    + "source generator of this package, which reports why, did not run. Keep its analyzer in the compilation."
            );
            return;
        }

        Check(FullPath(Manifest!), configuration);
    }

    private protected abstract void Check(string manifest, OktaConfiguration configuration);

    /// <summary>The findings for a manifest that is a list of schemes.</summary>
    private protected static IEnumerable<Finding> Missing(
        string manifest,
        IReadOnlyList<string> declared,
        IEnumerable<ExpectedScheme> schemes,
        StringComparer comparer,
        string remedy
    ) =>
        schemes
            .Where(expected => !declared.Contains(expected.Scheme, comparer))
            .Select(expected => new Finding(
                ManifestRules.SchemeMissing,
                expected,
                $"{expected.Statement}, but '{manifest}' does not declare the scheme '{expected.Scheme}'; it declares "
                    + $"{(declared.Count == 0 ? "none" : $"'{string.Join("', '", declared)}'")}. {remedy}"
            ));
}
