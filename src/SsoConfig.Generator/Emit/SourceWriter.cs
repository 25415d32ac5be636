using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace SsoConfig.Generator.Emit;

/// <summary>Writes indented lines. They end in a line feed on every machine, so that the same okta.json gives the same bytes.</summary>
internal sealed class SourceWriter
{
    private const int Indentation = 4;

    // Room for a class without settings of its own, which most are.
    private const int Room = 4096;

    // A file is made at every edit of okta.json, so the room for it is lent.
    private char[] _text = ArrayPool<char>.Shared.Rent(Room);
    private int _length;
    private int _depth;

    public void Line(string line = "")
    {
        if (line.Length > 0)
        {
            BeginLine();
            Append(line);
        }

        Append('\n');
    }

    /// <summary>Takes an interpolated text piece by piece, so that no line is made twice.</summary>
    public void Line([InterpolatedStringHandlerArgument("")] SourceLine line) => Append('\n');

    /// <summary>The beginning of a line that is not empty.</summary>
    public void BeginLine()
    {
        var width = _depth * Indentation;
        Reserve(width);
        _text.AsSpan(_length, width).Fill(' ');
        _length += width;
    }

    public void Append(char c)
    {
        Reserve(1);
        _text[_length++] = c;
    }

    public void Append(string text) => Append(text, 0, text.Length);

    /// <summary>Writes a text from outside, with what may not stand here replaced.</summary>
    public void AppendEscaped<TEscape>(string text)
        where TEscape : struct, ICharacterEscape
    {
        var written = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (default(TEscape).IsPlain(text[i]))
            {
                continue;
            }

            Append(text, written, i - written);
            Append(default(TEscape).Escape(text[i]));
            written = i + 1;
        }

        Append(text, written, text.Length - written);
    }

    public void Open([InterpolatedStringHandlerArgument("")] SourceLine header)
    {
        Line(header);
        Line("{");
        _depth++;
    }

    public void Close()
    {
        _depth--;
        Line("}");
    }

    /// <summary>The end: nothing can be written behind it.</summary>
    public SourceText ToSourceText()
    {
        var source = SourceText.From(new WrittenText(_text, _length), _length, Encoding.UTF8);
        ArrayPool<char>.Shared.Return(_text);
        _text = [];
        return source;
    }

    private void Append(string text, int start, int length)
    {
        Reserve(length);
        text.CopyTo(start, _text, _length, length);
        _length += length;
    }

    private void Reserve(int length)
    {
        if (_length + length > _text.Length)
        {
            Grow(length);
        }
    }

    private void Grow(int length)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_length + length, 2 * _text.Length));
        _text.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(_text);
        _text = larger;
    }
}
