namespace SsoConfig.OktaJson.Json;

/// <summary>
/// Finds the line and column of an offset. Lines end where the compiler's <c>SourceText</c> ends them, so that both name the same location.
/// </summary>
internal sealed class LineMap
{
    private readonly List<int> _starts = [0];

    public LineMap(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
            {
                continue;
            }

            if (text[i] is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029')
            {
                _starts.Add(i + 1);
            }
        }
    }

    public LineColumn At(int offset)
    {
        var found = _starts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        return new LineColumn(line, offset - _starts[line]);
    }
}
