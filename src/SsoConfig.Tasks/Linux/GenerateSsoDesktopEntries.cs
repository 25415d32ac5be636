using Microsoft.Build.Framework;
using SsoConfig.Tasks.Checks;

namespace SsoConfig.Tasks.Linux;

/// <summary>Writes the desktop files of a desktop app's schemes.</summary>
[MSBuildMultiThreadableTask]
public sealed class GenerateSsoDesktopEntries : ManifestTask
{
    /// <summary>The name of the program.</summary>
    [Required]
    public string Program { get; set; } = "";

    /// <summary>The folder to write to, which holds nothing else.</summary>
    [Required]
    public ITaskItem? OutputFolder { get; set; }

    private protected override void Run(IReadOnlyList<ExpectedScheme> schemes)
    {
        var folder = Directory.CreateDirectory(FullPath(OutputFolder!));
        var entries = schemes.ToDictionary(
            expected => Path.Combine(folder.FullName, DesktopEntries.FileName(expected.Scheme)),
            expected => DesktopEntries.Create(Program, expected.Scheme)
        );
        foreach (var stale in folder.GetFiles().Where(file => !entries.ContainsKey(file.FullName)))
        {
            stale.Delete();
        }

        foreach (var entry in entries)
        {
            OutputFile.Write(entry.Key, entry.Value);
        }
    }
}
