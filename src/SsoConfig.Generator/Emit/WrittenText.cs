namespace SsoConfig.Generator.Emit;

/// <summary>Hands over what was written: a short text whole, a long one in pieces, so that it is never in memory as one string.</summary>
internal sealed class WrittenText(char[] text, int length) : TextReader
{
    private int _at;

    public override int Peek() => _at < length ? text[_at] : -1;

    public override int Read(char[] buffer, int index, int count)
    {
        var read = Math.Min(count, length - _at);
        Array.Copy(text, _at, buffer, index, read);
        _at += read;
        return read;
    }

    public override string ReadToEnd() => new(text, _at, length - _at);
}
