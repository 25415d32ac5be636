using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace SsoConfig.Generator.Emit;

/// <summary>Writes indented lines. They end in a line feed on every machine, so that the same okta.json gives the same bytes.</summary>
internal sealed class SourceWriter
{
    private const string Level = "    ";

    // From here on a string is a large object, which is collected only together with everything else in the compiler.
    private const int LongestString = 40_000;

    // Room for a class without settings of its own, which most are.
    private const int Room = 4096;

    // A file is made at every edit of okta.json, and the room for it is larger than the file.
    [ThreadStatic]
    private static StringBuilder? _unused;

    private readonly StringBuilder _text = TakeUnused();
    private string _indentation = "";

    public void Line(string line = "")
    {
        if (line.Length > 0)
        {
            BeginLine().Append(line);
        }

        _text.Append('\n');
    }

    /// <summary>Takes an interpolated text piece by piece, so that no line is made twice.</summary>
    public void Line([InterpolatedStringHandlerArgument("")] SourceLine line) => _text.Append('\n');

    /// <summary>The beginning of a line that is not empty.</summary>
    public StringBuilder BeginLine() => _text.Append(_indentation);

    public void Open(string header)
    {
        Line(header);
        Line("{");
        _indentation += Level;
    }

    public void Close()
    {
        _indentation = _indentation.Substring(Level.Length);
        Line("}");
    }

    /// <summary>The end: nothing can be written behind it.</summary>
    public SourceText ToSourceText()
    {
        if (_text.Length >= LongestString)
        {
            return SourceText.From(new StringBuilderReader(_text), _text.Length, Encoding.UTF8);
        }

        var source = SourceText.From(_text.ToString(), Encoding.UTF8);
        _unused = _text.Capacity == Room ? _text.Clear() : null;
        return source;
    }

    private static StringBuilder TakeUnused()
    {
        var text = _unused ?? new StringBuilder(Room);
        _unused = null;
        return text;
    }
}
