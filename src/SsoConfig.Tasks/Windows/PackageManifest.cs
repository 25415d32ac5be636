using System.Xml;
using System.Xml.Linq;

namespace SsoConfig.Tasks.Windows;

/// <summary>A Package.appxmanifest, whose bytes stay as they are except where a protocol is added.</summary>
/// <seealso href="https://learn.microsoft.com/uwp/schemas/appxpackage/uapmanifestschema/element-uap-protocol"/>
internal sealed class PackageManifest
{
    private static readonly XNamespace Uap = "http://schemas.microsoft.com/appx/manifest/uap/windows10";
    private readonly XmlText _text;
    private readonly XElement _root;

    private PackageManifest(XmlText text)
    {
        _text = text;
        using var reader = XmlInput.Of(text.Text);
        _root = XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
    }

    /// <summary>Protocols that any application of the package declares.</summary>
    public IReadOnlyList<string> Protocols =>
        [.. _root.Descendants()
            .Where(static element => element.Name.LocalName == "Extension" && (string?)element.Attribute("Category") == "windows.protocol")
            .Elements()
            .Where(static element => element.Name.LocalName == "Protocol")
            .Select(static protocol => (string?)protocol.Attribute("Name"))
            .OfType<string>()];

    /// <exception cref="XmlException">The content is not XML, or in an encoding other than UTF-8, UTF-16 and UTF-32.</exception>
    public static PackageManifest Read(byte[] content) => new(XmlText.Read(content));

    /// <summary>The manifest with a protocol for each scheme that has none, in its first application.</summary>
    /// <exception cref="XmlException">There is no application to add it to.</exception>
    public byte[] WithProtocols(IEnumerable<string> schemes)
    {
        var missing = schemes.Except(Protocols).ToList();
        if (missing.Count == 0)
        {
            return _text.ToBytes();
        }

        var ns = _root.Name.Namespace;
        var application = _root.Elements(ns + "Applications").Elements(ns + "Application").FirstOrDefault()
            ?? throw new XmlException("it has no <Application>", null, ((IXmlLineInfo)_root).LineNumber, ((IXmlLineInfo)_root).LinePosition);
        var extensions = application.Element(ns + "Extensions");
        var added = extensions is null ? _text.AppendTo(application, InExtensions(application, missing)) : _text.AppendTo(extensions, Extensions(application, missing, depth: 0));
        return added.ToBytes();
    }

    private static List<string> InExtensions(XElement application, List<string> schemes)
    {
        var name = XmlText.NameOf(application, application.Name.Namespace + "Extensions");
        return [$"<{name}>", .. Extensions(application, schemes, depth: 1), $"</{name}>"];
    }

    private static List<string> Extensions(XElement application, List<string> schemes, int depth)
    {
        var prefix = application.GetPrefixOfNamespace(Uap);
        var extension = $"{prefix ?? "uap"}:Extension";
        var declaration = prefix is null ? $" xmlns:uap=\"{Uap}\"" : "";
        var indent = new string(XmlText.Indent, depth);
        return [.. schemes.SelectMany(scheme => new[]
        {
            $"{indent}<{extension}{declaration} Category=\"windows.protocol\">",
            $"{indent}{XmlText.Indent}<{prefix ?? "uap"}:Protocol Name=\"{scheme}\" />",
            $"{indent}</{extension}>",
        })];
    }
}
