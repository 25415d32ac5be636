using System.Xml;
using System.Xml.Linq;

namespace SsoConfig.Tasks.PropertyLists;

/// <summary>
/// Property lists, XML and binary, as the elements of the XML format: <c>dict</c> with its <c>key</c>s in their order, <c>array</c>,
/// <c>string</c> and the rest. Both formats give the same elements, so nothing behind this class knows which one a file has.
/// </summary>
internal static class PropertyList
{
    /// <summary>How deeply values may be nested.</summary>
    public const int MaximumDepth = 100;

    /// <summary>The dictionary at the root of a property list.</summary>
    /// <exception cref="PropertyListException">The bytes are no property list, or its root is no dictionary.</exception>
    public static XElement Read(byte[] content)
    {
        var root = BinaryPropertyList.Recognizes(content) ? BinaryPropertyList.Read(content) : ReadXml(content);
        return root.Name == "dict"
            ? root
            : throw new PropertyListException($"its root is <{root.Name}> and not <dict>", LineOf(root), ColumnOf(root));
    }

    /// <summary>The value of a key, or null.</summary>
    public static XElement? Find(XElement dictionary, string key) => FindAll(dictionary, key).FirstOrDefault();

    /// <summary>The values of a key that a dictionary may have more than once; Apple's own parser keeps one of them.</summary>
    public static IEnumerable<XElement> FindAll(XElement dictionary, string key) =>
        dictionary
            .Elements("key")
            .Where(element => element.Value == key)
            .Select(static element => element.ElementsAfterSelf().FirstOrDefault())
            .OfType<XElement>();

    public static int LineOf(XElement element) => ((IXmlLineInfo)element).LineNumber;

    public static int ColumnOf(XElement element) => ((IXmlLineInfo)element).LinePosition;

    private static XElement ReadXml(byte[] content)
    {
        try
        {
            RefuseDeep(content);
            var root = XmlInput.Load(new MemoryStream(content), LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace);
            return root.Name == "plist" && root.Elements().FirstOrDefault() is { } value
                ? value
                : throw new PropertyListException("it is XML, but not a <plist> with a value", LineOf(root), ColumnOf(root));
        }
        catch (XmlException problem)
        {
            throw new PropertyListException(problem.Message, problem.LineNumber, problem.LinePosition);
        }
    }

    /// <summary>What is nested too deeply for a stack would end the whole build, without a word.</summary>
    private static void RefuseDeep(byte[] content)
    {
        using var reader = XmlInput.CreateReader(new MemoryStream(content));
        while (reader.Read())
        {
            if (reader.Depth > MaximumDepth)
            {
                var place = (IXmlLineInfo)reader;
                throw new PropertyListException(
                    $"its values are nested deeper than {MaximumDepth} levels",
                    place.LineNumber,
                    place.LinePosition
                );
            }
        }
    }
}
