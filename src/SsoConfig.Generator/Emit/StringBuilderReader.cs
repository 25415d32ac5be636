using System.Text;

namespace SsoConfig.Generator.Emit;

/// <summary>Hands over a text in pieces, so that a long one is never in memory as one string.</summary>
internal sealed class StringBuilderReader(StringBuilder text) : TextReader
{
    private int _at;

    public override int Peek() => _at < text.Length ? text[_at] : -1;

    public override int Read() => _at < text.Length ? text[_at++] : -1;

    public override int Read(char[] buffer, int index, int count)
    {
        var read = Math.Min(count, text.Length - _at);
        text.CopyTo(_at, buffer, index, read);
        _at += read;
        return read;
    }
}
