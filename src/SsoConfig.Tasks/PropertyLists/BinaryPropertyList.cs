using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace SsoConfig.Tasks.PropertyLists;

/// <summary>
/// Reads the binary format (<c>bplist00</c>): objects, a table of their offsets, and a trailer that says where the table is. The layout is
/// described in Apple's open CoreFoundation, <c>CFBinaryPList.c</c>.
/// </summary>
internal sealed class BinaryPropertyList
{
    private const int TrailerLength = 32;

    // An object may be used in many places, so a small file can stand for a huge tree.
    private const int MaximumValues = 200_000;
    private const int MaximumBytes = 16 * 1024 * 1024;
    private static readonly byte[] Signature = Encoding.ASCII.GetBytes("bplist0");
    private const double FurthestDate = 6e10; // Nearly 2000 years from the epoch: DateTime has no more before it.
    private static readonly DateTime Epoch = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly byte[] _content;
    private readonly int _offsetSize;
    private readonly int _referenceSize;
    private readonly long _objectCount;
    private readonly long _tableOffset;
    private int _values;
    private long _bytes;

    private BinaryPropertyList(byte[] content)
    {
        _content = content;
        var trailer = content.Length - TrailerLength;
        _offsetSize = content[trailer + 6];
        _referenceSize = content[trailer + 7];
        _objectCount = Number(trailer + 8, 8);
        _tableOffset = Number(trailer + 24, 8);
    }

    public static bool Recognizes(byte[] content) => Signature.SequenceEqual(content.Take(Signature.Length));

    /// <exception cref="PropertyListException">The file is damaged.</exception>
    public static XElement Read(byte[] content)
    {
        if (content.Length < Signature.Length + 1 + TrailerLength)
        {
            throw Damaged("it is too short");
        }

        var reader = new BinaryPropertyList(content);
        return reader.Value(reader.Number(content.Length - 16, 8), depth: 0);
    }

    private XElement Value(long reference, int depth)
    {
        if (reference < 0 || reference >= _objectCount || depth > PropertyList.MaximumDepth || ++_values > MaximumValues)
        {
            throw Damaged("an object refers to itself or to none");
        }

        var offset = Number(_tableOffset + (reference * _offsetSize), _offsetSize);
        var marker = Byte(offset);
        return (marker >> 4, marker & 0xF) switch
        {
            (0x0, 0x8) => new XElement("false"),
            (0x0, 0x9) => new XElement("true"),
            (0x0, _) => new XElement("string"),
            (0x1, var size) => new XElement("integer", Integer(offset + 1, 1 << size)),
            (0x2, var size) => new XElement("real", Real(offset + 1, 1 << size).ToString("R", CultureInfo.InvariantCulture)),
            (0x3, _) => new XElement(
                "date",
                Epoch.AddSeconds(Seconds(offset + 1)).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)
            ),
            (0x4, _) => Data(offset),
            (0x5, _) => String(offset, Encoding.ASCII, bytesPerCharacter: 1),
            (0x6, _) => String(offset, Encoding.BigEndianUnicode, bytesPerCharacter: 2),
            (0x7, _) => String(offset, Encoding.UTF8, bytesPerCharacter: 1),
            (0x8, var size) => new XElement("dict", new XElement("key", "CF$UID"), new XElement("integer", Integer(offset + 1, size + 1))),
            (0xA or 0xB or 0xC, _) => Array(offset, depth),
            (0xD, _) => Dictionary(offset, depth),
            _ => throw Damaged($"an object has the unknown type {marker:X2}"),
        };
    }

    private XElement Array(long offset, int depth)
    {
        var (count, start) = Length(offset);
        var array = new XElement("array");
        for (var i = 0L; i < count; i++)
        {
            array.Add(Value(Reference(start, i), depth + 1));
        }

        return array;
    }

    private XElement Dictionary(long offset, int depth)
    {
        var (count, start) = Length(offset);
        var dictionary = new XElement("dict");
        for (var i = 0L; i < count; i++)
        {
            dictionary.Add(new XElement("key", Value(Reference(start, i), depth + 1).Value), Value(Reference(start, count + i), depth + 1));
        }

        return dictionary;
    }

    private XElement Data(long offset)
    {
        var (count, start) = Length(offset);
        return new XElement("data", Convert.ToBase64String(_content, PositionOfText(start, count), (int)count));
    }

    private XElement String(long offset, Encoding encoding, int bytesPerCharacter)
    {
        var (count, start) = Length(offset);
        var length = count * bytesPerCharacter;
        var text = encoding.GetString(_content, PositionOfText(start, length), (int)length);

        // What XML cannot say would make the file that we write unreadable.
        return new XElement(
            "string",
            new string([.. text.Select(static c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : '\uFFFD')])
        );
    }

    /// <summary>A length is in the marker, or after it as an integer object when it is 15 or more.</summary>
    private (long Count, long Start) Length(long offset)
    {
        var inMarker = Byte(offset) & 0xF;
        if (inMarker != 0xF)
        {
            return (inMarker, offset + 1);
        }

        var size = 1 << (Byte(offset + 1) & 0xF);
        return (Number(offset + 2, size), offset + 2 + size);
    }

    private long Reference(long start, long index) => Number(start + (index * _referenceSize), _referenceSize);

    private string Integer(long offset, int size)
    {
        // Only 8 bytes are signed; of 16 the upper half is 0.
        var skipped = Math.Max(0, size - 8);
        var value = Number(offset + skipped, size - skipped);
        return skipped == 0 ? value.ToString(CultureInfo.InvariantCulture) : ((ulong)value).ToString(CultureInfo.InvariantCulture);
    }

    private double Real(long offset, int size) =>
        size switch
        {
            4 => BitConverter.ToSingle(BitConverter.GetBytes((int)Number(offset, 4)), 0),
            8 => BitConverter.Int64BitsToDouble(Number(offset, 8)),
            _ => throw Damaged($"a number has {size} bytes"),
        };

    private double Seconds(long offset)
    {
        var seconds = Real(offset, 8);
        return Math.Abs(seconds) < FurthestDate ? seconds : throw Damaged("a date is out of range");
    }

    private long Number(long offset, int size)
    {
        if (size is < 1 or > 8)
        {
            throw Damaged($"a number has {size} bytes");
        }

        var start = Position(offset, size);
        var value = 0L;
        for (var i = 0; i < size; i++)
        {
            value = (value << 8) | _content[start + i];
        }

        return value;
    }

    private int PositionOfText(long offset, long length)
    {
        var position = Position(offset, length);
        _bytes += length;
        return _bytes <= MaximumBytes ? position : throw Damaged("it describes far more data than it holds");
    }

    private byte Byte(long offset) => _content[Position(offset, 1)];

    private int Position(long offset, long length) =>
        offset >= 0 && length >= 0 && offset <= _content.Length && length <= _content.Length - offset
            ? (int)offset
            : throw Damaged("an object is outside the file");

    private static PropertyListException Damaged(string how) => new($"it is a damaged binary property list: {how}");
}
