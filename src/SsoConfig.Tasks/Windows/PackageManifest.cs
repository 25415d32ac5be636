using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace SsoConfig.Tasks.Windows;

/// <summary>A Package.appxmanifest.</summary>
/// <seealso href="https://learn.microsoft.com/uwp/schemas/appxpackage/uapmanifestschema/element-uap-protocol"/>
internal sealed class PackageManifest
{
    private static readonly XNamespace Uap = "http://schemas.microsoft.com/appx/manifest/uap/windows10";
    private static readonly XmlWriterSettings Layout = new()
    {
        Encoding = new UTF8Encoding(false),
        NewLineHandling = NewLineHandling.Entitize,
    };

    private readonly XDocument _document;

    private PackageManifest(XDocument document) => _document = document;

    /// <summary>Protocols that any application of the package declares.</summary>
    public IReadOnlyList<string> Protocols =>
        [
            .. Root.Descendants()
                .Where(static element =>
                    element.Name.LocalName == "Extension" && (string?)element.Attribute("Category") == "windows.protocol"
                )
                .Elements()
                .Where(static element => element.Name.LocalName == "Protocol")
                .Select(static protocol => (string?)protocol.Attribute("Name"))
                .OfType<string>(),
        ];

    private XElement Root => _document.Root!;

    /// <exception cref="XmlException">The content is not XML.</exception>
    public static PackageManifest Read(byte[] content) => new(XmlInput.LoadToWrite(new MemoryStream(content)));

    /// <summary>Adds a protocol for each scheme that has none, to the first application.</summary>
    /// <exception cref="XmlException">There is no application to add it to.</exception>
    public void AddProtocols(IEnumerable<string> schemes)
    {
        var missing = schemes.Except(Protocols).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        var ns = Root.Name.Namespace;
        var application =
            Root.Elements(ns + "Applications").Elements(ns + "Application").FirstOrDefault()
            ?? throw new XmlException("it has no <Application>", null, ((IXmlLineInfo)Root).LineNumber, ((IXmlLineInfo)Root).LinePosition);
        var extensions = application.Element(ns + "Extensions");
        if (extensions is null)
        {
            application.Add(extensions = new XElement(ns + "Extensions"));
        }

        extensions.Add(missing.Select(scheme => CreateExtension(scheme, application)));
    }

    /// <summary>The manifest in UTF-8.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, Layout))
        {
            _document.Save(writer);
        }

        return stream.ToArray();
    }

    private static XElement CreateExtension(string scheme, XElement application) =>
        new(
            Uap + "Extension",
            application.GetPrefixOfNamespace(Uap) is null ? new XAttribute(XNamespace.Xmlns + "uap", Uap.NamespaceName) : null,
            new XAttribute("Category", "windows.protocol"),
            new XElement(Uap + "Protocol", new XAttribute("Name", scheme))
        );
}
