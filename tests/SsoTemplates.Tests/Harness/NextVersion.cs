using System.IO.Compression;
using System.Xml.Linq;
using SsoConfig.Eng;

namespace SsoTemplates.Tests.Harness;

/// <summary>The packages of this checkout once more, under a later version: what a user gets with an upgrade.</summary>
internal static class NextVersion
{
    public const string Number = "99.0.0";

    /// <summary>Writes the packages to a folder feed below the workspace and lets the workspace restore from it.</summary>
    public static void Offer(Workspace workspace, LocalFeed feed)
    {
        var folder = Directory.CreateDirectory(Path.Combine(workspace.Folder, "next")).FullName;
        foreach (var id in (string[])["SsoConfig.Generator", "SsoConfig.Runtime", "SsoConfig.Desktop", "SsoConfig.Maui"])
        {
            var package = Path.Combine(folder, $"{id}.{Number}.nupkg");
            File.Copy(feed.PathOf(id), package);
            Renumber(package, feed.Version);
        }

        var configuration = new XElement(
            "configuration",
            new XElement("packageSources", new XElement("add", new XAttribute("key", "next"), new XAttribute("value", folder))),
            new XElement(
                "packageSourceMapping",
                new XElement(
                    "packageSource",
                    new XAttribute("key", "next"),
                    new XElement("package", new XAttribute("pattern", "SsoConfig.*"))
                )
            )
        );
        File.WriteAllText(Path.Combine(workspace.Folder, "nuget.config"), configuration.ToString());
    }

    private static void Renumber(string package, string version)
    {
        using var archive = ZipFile.Open(package, ZipArchiveMode.Update);
        var manifest = archive.Entries.Single(static entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal));
        var name = manifest.FullName;
        string text;
        using (var reader = new StreamReader(manifest.Open()))
        {
            text = reader.ReadToEnd();
        }

        manifest.Delete();
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(text.Replace(version, Number, StringComparison.Ordinal));
    }
}
