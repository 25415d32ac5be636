using System.Xml;
using Microsoft.Build.Framework;
using SsoConfig.Tasks.Checks;
using SsoConfig.Tasks.PropertyLists;

namespace SsoConfig.Tasks;

/// <summary>A task that compares or combines manifests with okta.json.</summary>
public abstract class OktaTask : Microsoft.Build.Utilities.Task
{
    /// <summary>The files that make up the configuration, in any order: okta.org.json, okta.json, okta.ENVIRONMENT.json.</summary>
    [Required]
    public ITaskItem[] OktaFiles { get; set; } = [];

    /// <summary>The platform that is built for: android, ios, maccatalyst, windows, or desktop.</summary>
    [Required]
    public string Platform { get; set; } = "";

    /// <inheritdoc/>
    public sealed override bool Execute()
    {
        Run(OktaConfiguration.ReadSchemes(OktaFiles.Select(FullPath), Platform));
        return !Log.HasLoggedErrors;
    }

    /// <param name="schemes">What okta.json says; empty when it has errors, which the compiler reports.</param>
    private protected abstract void Run(IReadOnlyList<ExpectedScheme> schemes);

    /// <summary>Reads a manifest; reports it where it stands when it is unreadable.</summary>
    /// <returns>Null when an error was reported.</returns>
    private protected T? TryRead<T>(string path, Func<string, T> read)
        where T : class
    {
        try
        {
            return read(path);
        }
        catch (PropertyListException problem)
        {
            LogUnreadable(path, problem.Message, problem.Line, problem.Column);
        }
        catch (XmlException problem)
        {
            LogUnreadable(path, problem.Message, problem.LineNumber, problem.LinePosition);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            LogUnreadable(path, problem.Message, 0, 0);
        }

        return null;
    }

    private protected void Report(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            var place = finding.Expected;
            if (finding.IsWarning)
            {
                Log.LogWarning(null, finding.Code, null, ManifestRules.HelpLink(finding.Code), place.File, place.Line, place.Column, 0, 0, "{0}", finding.Message);
            }
            else
            {
                Log.LogError(null, finding.Code, null, ManifestRules.HelpLink(finding.Code), place.File, place.Line, place.Column, 0, 0, "{0}", finding.Message);
            }
        }
    }

    /// <summary>Never the item's own path: it is relative to the project's folder, which need not be the process's.</summary>
    private protected static string FullPath(ITaskItem item) => item.GetMetadata("FullPath");

    private void LogUnreadable(string path, string problem, int line, int column) => Log.LogError(
        null,
        ManifestRules.UnreadableManifest,
        null,
        ManifestRules.HelpLink(ManifestRules.UnreadableManifest),
        path,
        line,
        column,
        0,
        0,
        "{0}",
        $"This file cannot be read, and okta.json's redirect scheme belongs into it or must not clash with it: {problem}. Correct the file.");
}
