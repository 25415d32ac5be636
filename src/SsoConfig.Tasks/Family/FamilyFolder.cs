using SsoConfig.OktaJson.Input;

namespace SsoConfig.Tasks.Family;

/// <summary>
/// The folder that holds the okta.org.json of a family. It may be a whole repository, and every build looks through it: so no folder is listed that
/// is an app, or cannot hold one.
/// </summary>
internal static class FamilyFolder
{
    private static readonly string[] Skipped = ["bin", "obj", "artifacts", "node_modules"];

    /// <summary>The files that the other apps of a family are compared by, in the same order at every build.</summary>
    /// <param name="family">The family's folder. An app in itself is not one of the family.</param>
    /// <param name="own">The folder of the app that is built.</param>
    /// <param name="environment">Which of an app's layers count; empty for none.</param>
    public static IReadOnlyList<string> FilesOfOthers(string family, string own, string environment)
    {
        var files = new List<string>();
        var folders = new Stack<string>(AppsMayBeBelow(family, own));
        while (folders.Count > 0)
        {
            var folder = folders.Pop();
            if (Has(folder, OktaJsonName.App))
            {
                files.AddRange(new[] { OktaJsonName.App, OktaJsonName.ForEnvironment(environment) }.Where(name => Has(folder, name)).Select(name => Path.Combine(folder, name)));
            }
            else if (!Has(folder, OktaJsonName.Organization))
            {
                foreach (var child in AppsMayBeBelow(folder, own))
                {
                    folders.Push(child);
                }
            }
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }

    private static bool Has(string folder, string name) => File.Exists(Path.Combine(folder, name));

    /// <summary>Nothing through a link: it leads to an app that has another folder, or in a circle.</summary>
    private static List<string> AppsMayBeBelow(string folder, string own)
    {
        try
        {
            return
            [
                .. new DirectoryInfo(folder).EnumerateDirectories()
                    .Where(child => child.Name[0] != '.' && !Skipped.Contains(child.Name, StringComparer.OrdinalIgnoreCase) && !OktaJsonName.AreEqual(child.FullName, own))
                    .Where(static child => (child.Attributes & FileAttributes.ReparsePoint) == 0)
                    .Select(static child => child.FullName),
            ];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // A folder that we may not read, or that is gone by now, has no app that this machine could build.
            return [];
        }
    }
}
