using SsoConfig.OktaJson.Input;

namespace SsoConfig.Tasks.Family;

/// <summary>
/// The folder that holds the okta.org.json of a family. It may be a whole repository, and every build looks through it: so no folder is
/// listed that is an app, or cannot hold one.
/// </summary>
internal static class FamilyFolder
{
    private static readonly string[] Skipped = ["bin", "obj", "artifacts", "node_modules"];

    /// <summary>The files that the other apps of a family are compared by, in the same order at every build.</summary>
    /// <param name="family">The family's folder. An app in itself is not one of the family.</param>
    /// <param name="own">The folder of the app that is built.</param>
    /// <param name="environment">Which of an app's layers count; empty for none.</param>
    public static IReadOnlyList<string> FilesOfOthers(string family, string own, string environment) =>
        FilesOfOthers(family, [own], environment, static _ => { });

    /// <inheritdoc cref="FilesOfOthers(string, string, string)"/>
    /// <param name="own">The folders of the app that is built: of its project and of its okta.json.</param>
    /// <param name="leftOut">Receives each folder that is left out because of its name.</param>
    public static IReadOnlyList<string> FilesOfOthers(string family, IReadOnlyList<string> own, string environment, Action<string> leftOut)
    {
        var files = new List<string>();
        var ofEnvironment = OktaJsonName.ForEnvironment(environment);
        var folders = new Stack<string>(AppsMayBeBelow(family, own, leftOut));
        while (folders.Count > 0)
        {
            var folder = folders.Pop();
            if (HasFile(folder, OktaJsonName.App))
            {
                files.Add(Path.Combine(folder, OktaJsonName.App));
                if (HasFile(folder, ofEnvironment))
                {
                    files.Add(Path.Combine(folder, ofEnvironment));
                }
            }
            else if (!HasFile(folder, OktaJsonName.Organization))
            {
                foreach (var child in AppsMayBeBelow(folder, own, leftOut))
                {
                    folders.Push(child);
                }
            }
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }

    /// <summary>Whether there is a regular file with content: opening a pipe would wait for ever, and all others have no length.</summary>
    public static bool IsRegular(string path)
    {
        var file = new FileInfo(path);
        return file.Exists && (file.Attributes & FileAttributes.ReparsePoint) == 0 && file.Length > 0;
    }

    private static bool HasFile(string folder, string name) => name.Length > 0 && IsRegular(Path.Combine(folder, name));

    /// <summary>
    /// Nothing through a link: it leads to an app that has another folder, or in a circle. And no name that could end an argument of the
    /// compiler or a line of its configuration.
    /// </summary>
    private static List<string> AppsMayBeBelow(string folder, IReadOnlyList<string> own, Action<string> leftOut)
    {
        var children = new List<string>();
        try
        {
            foreach (var child in new DirectoryInfo(folder).EnumerateDirectories())
            {
                if (
                    child.Name[0] == '.'
                    || Skipped.Contains(child.Name, StringComparer.OrdinalIgnoreCase)
                    || (child.Attributes & FileAttributes.ReparsePoint) != 0
                )
                {
                    continue;
                }

                if (FolderName.CanEndArgument(child.Name))
                {
                    leftOut(child.FullName);
                }
                else if (!own.Any(other => OktaJsonName.AreEqual(child.FullName, other)))
                {
                    children.Add(child.FullName);
                }
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // A folder that we may not read, or that is gone by now, has no app that this machine could build.
        }

        return children;
    }
}
