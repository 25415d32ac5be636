using Microsoft.Build.Framework;

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

    /// <summary>The environment that is built for.</summary>
    public string Environment { get; set; } = "";

    /// <summary>The files of the other apps that count for that environment.</summary>
    [Output]
    public string[] Files { get; private set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        Files = [.. Family.FamilyFolder.FilesOfOthers(FamilyFolder, ProjectFolder, Environment)];
        return true;
    }
}
