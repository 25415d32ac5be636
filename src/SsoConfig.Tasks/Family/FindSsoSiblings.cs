using Microsoft.Build.Framework;
using SsoConfig.OktaJson.Input;
using SsoConfig.Tasks.Checks;

namespace SsoConfig.Tasks.Family;

/// <summary>Finds the other apps of a family. Runs at every build, in an IDE too: nothing else tells of an app that came or went.</summary>
[MSBuildMultiThreadableTask]
public sealed class FindSsoSiblings : Microsoft.Build.Utilities.Task
{
    /// <summary>The folder that holds okta.org.json.</summary>
    [Required]
    public string FamilyFolder { get; set; } = "";

    /// <summary>The folder of the app that is built.</summary>
    [Required]
    public string ProjectFolder { get; set; } = "";

    /// <summary>The okta.json of the app that is built; it may be in another project's folder.</summary>
    public ITaskItem[] OwnFiles { get; set; } = [];

    /// <summary>The environment that is built for.</summary>
    public string Environment { get; set; } = "";

    /// <summary>The folder or URL that has a page for each rule, with a slash at its end; empty for no help links.</summary>
    public string Documentation { get; set; } = "";

    /// <summary>The files of the other apps that count for that environment.</summary>
    [Output]
    public string[] Files { get; private set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        var organization = Path.Combine(FamilyFolder, OktaJsonName.Organization);
        if (!Family.FamilyFolder.IsRegular(organization) && (File.GetAttributes(organization) & FileAttributes.ReparsePoint) == 0)
        {
            // The compiler would wait for ever for a pipe.
            Log.LogError(
                null,
                ManifestRules.UnusableFamily,
                null,
                HelpLink,
                organization,
                0,
                0,
                0,
                0,
                "{0}",
                $"'{organization}' is empty or not a regular file: write at least {{ }} into it, or remove it."
            );
            return false;
        }

        IReadOnlyList<string> own = [ProjectFolder, .. OwnFiles.Select(static file => Path.GetDirectoryName(file.GetMetadata("FullPath")))];
        Files = [.. Family.FamilyFolder.FilesOfOthers(FamilyFolder, own, Environment, ReportLeftOut)];
        return true;
    }

    private string? HelpLink => Documentation.Length == 0 ? null : $"{Documentation}{ManifestRules.UnusableFamily}.md";

    private void ReportLeftOut(string folder) =>
        Log.LogWarning(
            null,
            ManifestRules.UnusableFamily,
            null,
            HelpLink,
            null,
            0,
            0,
            0,
            0,
            "{0}",
            $"The folder '{FolderName.Printable(folder)}' is left out when apps of the family are compared, since its name has a quote "
                + "or a control character: rename it."
        );
}
