using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace SsoConfig.Tasks.Windows;

/// <summary>
/// The text of an XML file to which lines can be added inside an element. Everything else keeps its bytes: quotes, line ends, comments, the
/// order of attributes, which an XML writer would all settle anew.
/// </summary>
internal sealed class XmlText
{
    /// <summary>Stands for one level of the file's own indentation in lines to add.</summary>
    public const char Indent = '\t';

    private static readonly char[] EndsOfName = [' ', '\t', '\r', '\n', '/', '>'];
    private readonly Encoding _encoding;

    private XmlText(string text, Encoding encoding)
    {
        Text = text;
        _encoding = encoding;
    }

    public string Text { get; }

    /// <exception cref="XmlException">The encoding is not one that keeps the bytes.</exception>
    public static XmlText Read(byte[] content)
    {
        // The reader's encoding is then one with a byte order mark if the file has one.
        using var reader = new StreamReader(new MemoryStream(content), new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true);
        var text = reader.ReadToEnd();
        var read = new XmlText(text, reader.CurrentEncoding);
        return read.ToBytes().SequenceEqual(content) ? read : throw new XmlException("it is not in UTF-8 or UTF-16: save it in one of them");
    }

    public byte[] ToBytes() => [.. _encoding.GetPreamble(), .. _encoding.GetBytes(Text)];

    /// <summary>A name as it is written inside an element, with the prefix that its namespace has there.</summary>
    public static string NameOf(XElement scope, XName name) =>
        scope.GetPrefixOfNamespace(name.Namespace) is { } prefix ? $"{prefix}:{name.LocalName}" : name.LocalName;

    /// <summary>Adds lines after the last child of an element.</summary>
    public XmlText AppendTo(XElement element, IEnumerable<string> lines)
    {
        var start = OffsetOf(element) - 1;
        var endOfStart = EndOfTag(start);
        var outer = IndentationBefore(start);
        var unit = outer.Contains('\t') ? "\t" : "  ";
        var newLine = Text.Contains("\r\n") ? "\r\n" : "\n";
        var added = string.Concat(lines.Select(line => outer + unit + line.Replace(Indent.ToString(), unit) + newLine));

        if (Text[endOfStart - 1] == '/')
        {
            return With(Text.Substring(0, endOfStart - 1).TrimEnd() + ">" + newLine + added + outer + $"</{NameAt(start)}>" + Text.Substring(endOfStart + 1));
        }

        var end = EndTagOf(element);
        var lineStart = end - IndentationBefore(end).Length;
        var isOnOwnLine = lineStart == 0 || Text[lineStart - 1] == '\n';
        return isOnOwnLine
            ? With(Text.Insert(lineStart, added))
            : With(Text.Insert(end, newLine + added + outer));
    }

    private XmlText With(string text) => new(text, _encoding);

    /// <summary>The name as it is written: an element's namespace may have several prefixes.</summary>
    private string NameAt(int start) => Text.Substring(start + 1, Text.IndexOfAny(EndsOfName, start) - start - 1);

    /// <summary>Where the end tag of an element begins: after its last child, or after its start tag.</summary>
    private int EndTagOf(XElement element)
    {
        // The reader knows comments, CDATA and nested elements of the same name; the text alone does not.
        using var reader = XmlInput.Of(Text);
        var place = (IXmlLineInfo)reader;
        while (reader.Read() && !(place.LineNumber == Line(element) && place.LinePosition == Column(element)))
        {
        }

        var depth = reader.Depth;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
        }

        return Offset(place.LineNumber, place.LinePosition) - 2;
    }

    /// <summary>The offset of the <c>&gt;</c> that ends the tag; one inside an attribute's value does not.</summary>
    private int EndOfTag(int start)
    {
        var quote = '\0';
        for (var i = start; ; i++)
        {
            var c = Text[i];
            if (quote == '\0' && c == '>')
            {
                return i;
            }

            quote = quote == '\0' && c is '"' or '\'' ? c : c == quote ? '\0' : quote;
        }
    }

    private string IndentationBefore(int offset)
    {
        var start = offset;
        while (start > 0 && Text[start - 1] is ' ' or '\t')
        {
            start--;
        }

        return Text.Substring(start, offset - start);
    }

    private int OffsetOf(XElement element) => Offset(Line(element), Column(element));

    private int Offset(int line, int column)
    {
        var offset = 0;
        for (var current = 1; current < line; current++)
        {
            while (Text[offset] is not ('\r' or '\n'))
            {
                offset++;
            }

            offset += Text[offset] == '\r' && offset + 1 < Text.Length && Text[offset + 1] == '\n' ? 2 : 1;
        }

        return offset + column - 1;
    }

    private static int Line(XElement element) => ((IXmlLineInfo)element).LineNumber;

    private static int Column(XElement element) => ((IXmlLineInfo)element).LinePosition;
}
