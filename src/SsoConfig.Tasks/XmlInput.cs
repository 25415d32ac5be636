using System.Xml;
using System.Xml.Linq;

namespace SsoConfig.Tasks;

/// <summary>
/// How every XML file of an app is read: its document type is skipped, so that no address in it is requested and no entity grows.
/// </summary>
internal static class XmlInput
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        IgnoreComments = true,
    };
    private static readonly XmlReaderSettings WithComments = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };

    /// <exception cref="XmlException">The content is not XML.</exception>
    public static XElement Load(Stream content, LoadOptions options = LoadOptions.SetLineInfo)
    {
        using var reader = CreateReader(content);
        return XDocument.Load(reader, options).Root!;
    }

    /// <summary>The file with comments and white space, to be written again.</summary>
    /// <exception cref="XmlException">The content is not XML.</exception>
    public static XDocument LoadToWrite(Stream content)
    {
        using var reader = XmlReader.Create(content, WithComments);
        return XDocument.Load(reader, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace);
    }

    public static XmlReader CreateReader(Stream content) => XmlReader.Create(content, Settings);
}
