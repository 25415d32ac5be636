using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace SsoConfig.Tasks.PropertyLists;

/// <summary>The XML format of a property list.</summary>
internal static class PropertyListText
{
    private static readonly XmlWriterSettings Layout = new()
    {
        Indent = true,
        IndentChars = "\t",
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
        Encoding = new UTF8Encoding(false),
    };

    public static string Of(XElement dictionary)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, Layout))
        {
            writer.WriteDocType("plist", "-//Apple//DTD PLIST 1.0//EN", "http://www.apple.com/DTDs/PropertyList-1.0.dtd", null);
            new XElement("plist", new XAttribute("version", "1.0"), Tidy(dictionary)).WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>The same value without the white space between its elements. Two equal values are equal elements then.</summary>
    public static XElement Tidy(XElement value) =>
        value.Name == "dict" || value.Name == "array"
            ? new XElement(value.Name, value.Elements().Select(Tidy))
            : new XElement(value.Name, value.Value.Length > 0 ? value.Value : null);
}
