using System.Text;

namespace SsoConfig.Generator.Emit;

/// <summary>Writes indented lines. They end in a line feed on every machine, so that the same okta.json gives the same bytes.</summary>
internal sealed class SourceWriter
{
    private const int Indentation = 4;

    // Room for a class without settings of its own, which most are.
    private readonly StringBuilder _text = new(2048);
    private int _depth;

    public void Line(string line = "")
    {
        if (line.Length > 0)
        {
            _text.Append(' ', _depth * Indentation).Append(line);
        }

        _text.Append('\n');
    }

    public void Open(string header)
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

    public override string ToString() => _text.ToString();
}
