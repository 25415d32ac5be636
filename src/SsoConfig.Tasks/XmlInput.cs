using System.Xml;

namespace SsoConfig.Tasks;

/// <summary>How every XML file of an app is read: its document type is skipped, so that no address in it is asked and no entity grows.</summary>
internal static class XmlInput
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, IgnoreComments = true };

    public static XmlReader Of(Stream content) => XmlReader.Create(content, Settings);

    public static XmlReader Of(string text) => XmlReader.Create(new StringReader(text), Settings);
}
