using System.IO.Compression;
using System.Xml.Linq;

namespace SsoConfig.Packages.Tests.Contents;

/// <summary>A nupkg and its nuspec.</summary>
internal sealed class Package : IDisposable
{
    private readonly ZipArchive _archive;
    private readonly XElement _metadata;

    private Package(ZipArchive archive)
    {
        _archive = archive;
        using var nuspec = archive.Entries.Single(static entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        _metadata = XDocument.Load(nuspec).Root!.Elements().Single(static element => element.Name.LocalName == "metadata");
    }

    public IReadOnlyList<string> Files => [.. _archive.Entries.Select(static entry => entry.FullName)];

    /// <summary>The ids of all packages that it depends on, in alphabetical order.</summary>
    public IReadOnlyList<string> Dependencies =>
        [
            .. _metadata
                .Descendants()
                .Where(static element => element.Name.LocalName == "dependency")
                .Select(static element => element.Attribute("id")!.Value)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    public static Package Open(string path) => new(ZipFile.OpenRead(path));

    /// <summary>The text of an element of the nuspec; empty if it is missing.</summary>
    public string Metadata(string name) => _metadata.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value ?? "";

    public byte[] ReadBytes(string file)
    {
        using var content = (_archive.GetEntry(file) ?? throw new FileNotFoundException($"The package has no file '{file}'.")).Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    public string ReadText(string file) => System.Text.Encoding.UTF8.GetString(ReadBytes(file)).ReplaceLineEndings("\n");

    public void Dispose() => _archive.Dispose();
}
