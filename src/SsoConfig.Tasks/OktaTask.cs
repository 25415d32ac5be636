using System.Xml;
using Microsoft.Build.Framework;
using SsoConfig.Tasks.Checks;
using SsoConfig.Tasks.PropertyLists;

namespace SsoConfig.Tasks;

/// <summary>A task that reads the files of an app and okta.json.</summary>
public abstract class OktaTask : Microsoft.Build.Utilities.Task
{
    /// <summary>The files that make up the configuration, in any order; their metadata <c>SsoConfigKind</c> says what each is.</summary>
    [Required]
    public ITaskItem[] OktaFiles { get; set; } = [];

    /// <summary>The platform that is built for: android, ios, maccatalyst, windows, or desktop.</summary>
    [Required]
    public string Platform { get; set; } = "";

    /// <summary>The folder or URL that has a page for each rule, with a slash at its end; empty for no help links.</summary>
    public string Documentation { get; set; } = "";

    /// <inheritdoc/>
    public sealed override bool Execute()
    {
        Run(OktaConfiguration.Load(OktaFiles, Platform));
        return !Log.HasLoggedErrors;
    }

    /// <param name="configuration">What okta.json says; without what has errors, which the compiler reports.</param>
    private protected abstract void Run(OktaConfiguration configuration);

    /// <summary>The end of the message about a file that cannot be read.</summary>
    private protected virtual string UnreadableRemedy =>
        "Correct it; the redirect scheme from okta.json must be added to it or must not collide with it.";

    /// <summary>Reads a manifest; reports at its location that it cannot be read.</summary>
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
            var location = finding.Expected;
            if (finding.IsWarning)
            {
                Log.LogWarning(
                    null,
                    finding.Code,
                    null,
                    HelpLink(finding.Code),
                    location.File,
                    location.Line,
                    location.Column,
                    0,
                    0,
                    "{0}",
                    finding.Message
                );
            }
            else
            {
                Log.LogError(
                    null,
                    finding.Code,
                    null,
                    HelpLink(finding.Code),
                    location.File,
                    location.Line,
                    location.Column,
                    0,
                    0,
                    "{0}",
                    finding.Message
                );
            }
        }
    }

    /// <summary>Never the item's own path: it is relative to the project's folder, which need not be the process's.</summary>
    private protected static string FullPath(ITaskItem item) => item.GetMetadata("FullPath");

    private protected string? HelpLink(string code) => Documentation.Length == 0 ? null : $"{Documentation}{code}.md";

    private void LogUnreadable(string path, string problem, int line, int column) =>
        Log.LogError(
            null,
            ManifestRules.UnreadableManifest,
            null,
            HelpLink(ManifestRules.UnreadableManifest),
            path,
            line,
            column,
            0,
            0,
            "{0}",
            $"This file cannot be read: {problem}. {UnreadableRemedy}"
        );
}
