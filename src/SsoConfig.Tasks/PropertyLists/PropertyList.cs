using System.Xml;
using System.Xml.Linq;

namespace SsoConfig.Tasks.PropertyLists;

/// <summary>
/// Property lists, XML and binary, as the elements of the XML format: <c>dict</c> with its <c>key</c>s in their order, <c>array</c>,
/// <c>string</c> and the rest. Both formats give the same elements, so nothing behind this class knows which one a file has.
/// </summary>
internal static class PropertyList
{
    /// <summary>The dictionary at the root of a property list.</summary>
    /// <exception cref="PropertyListException">The bytes are no property list, or its root is no dictionary.</exception>
    public static XElement Read(byte[] content)
    {
        var root = BinaryPropertyList.Recognizes(content) ? BinaryPropertyList.Read(content) : ReadXml(content);
        return root.Name == "dict" ? root : throw new PropertyListException($"its root is <{root.Name}> and not <dict>", LineOf(root), ColumnOf(root));
    }

    /// <summary>The value of a key, or null.</summary>
    public static XElement? Find(XElement dictionary, string key) =>
        dictionary.Elements("key").FirstOrDefault(element => element.Value == key)?.ElementsAfterSelf().FirstOrDefault();

    public static int LineOf(XElement element) => ((IXmlLineInfo)element).LineNumber;

    public static int ColumnOf(XElement element) => ((IXmlLineInfo)element).LinePosition;

    private static XElement ReadXml(byte[] content)
    {
        // The document type names an address of Apple's, which must not be asked at every build.
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, IgnoreComments = true };
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(content), settings);
            var root = XDocument.Load(reader, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace).Root!;
            return root.Name == "plist" && root.Elements().FirstOrDefault() is { } value
                ? value
                : throw new PropertyListException("it is XML, but not a <plist> with a value", LineOf(root), ColumnOf(root));
        }
        catch (XmlException problem)
        {
            throw new PropertyListException(problem.Message, problem.LineNumber, problem.LinePosition);
        }
    }
}
