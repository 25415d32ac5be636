using System.Globalization;
using System.Text;

namespace SsoConfig.OktaJson;

/// <summary>Texts in quotes (RFC 8259, section 7): resolves escapes, and goes on behind what is wrong.</summary>
internal sealed class JsonStringScanner(string text, JsonProblems problems)
{
    private readonly StringBuilder _value = new();

    /// <summary>Reads the text whose opening quote is at <paramref name="start"/>; a single quote is a problem, but read.</summary>
    public (string Value, int End) Read(int start)
    {
        _value.Clear();
        var quote = text[start];
        if (quote != '"')
        {
            problems.Add(start, start + 1, "a text stands in double quotes, not in single ones");
        }

        var at = start + 1;
        while (at < text.Length && text[at] != quote && text[at] is not ('\n' or '\r'))
        {
            at = text[at] == '\\' ? ReadEscape(at) : ReadCharacter(at);
        }

        if (at < text.Length && text[at] == quote)
        {
            return (_value.ToString(), at + 1);
        }

        problems.Add(start, at, "this text has no end: write \" behind it");
        return (_value.ToString(), at);
    }

    private int ReadCharacter(int at)
    {
        if (text[at] < ' ')
        {
            var escape = ((int)text[at]).ToString("x4", CultureInfo.InvariantCulture);
            problems.Add(at, at + 1, $"a control character cannot stand in a text: write \\u{escape}");
        }

        _value.Append(text[at]);
        return at + 1;
    }

    private int ReadEscape(int at)
    {
        var letter = at + 1 < text.Length ? text[at + 1] : '\0';
        if (letter == 'u')
        {
            return ReadCodeUnit(at);
        }

        var resolved = Resolve(letter);
        if (resolved is null)
        {
            problems.Add(at, Math.Min(at + 2, text.Length), "a backslash stands only before one of \" \\ / b f n r t u: write \\\\ for a backslash");
            return at + 1;
        }

        _value.Append(resolved);
        return at + 2;
    }

    private static char? Resolve(char letter) => letter switch
    {
        '"' or '\\' or '/' => letter,
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => null,
    };

    private int ReadCodeUnit(int at)
    {
        if (!TryReadHex(at, out var unit))
        {
            problems.Add(at, Math.Min(at + 2, text.Length), "\\u stands before four hexadecimal digits, for example \\u00e9");
            return at + 2;
        }

        if (char.IsHighSurrogate(unit) && TryReadHex(at + 6, out var low) && char.IsLowSurrogate(low))
        {
            _value.Append(unit).Append(low);
            return at + 12;
        }

        if (char.IsSurrogate(unit))
        {
            problems.Add(at, at + 6, "this is half of a surrogate pair, which is no character: write both halves or remove it");
            unit = '\uFFFD';
        }

        _value.Append(unit);
        return at + 6;
    }

    private bool TryReadHex(int at, out char unit)
    {
        unit = '\0';
        if (at + 6 > text.Length || text[at] != '\\' || text[at + 1] != 'u')
        {
            return false;
        }

        for (var i = at + 2; i < at + 6; i++)
        {
            var digit = HexDigit(text[i]);
            if (digit < 0)
            {
                return false;
            }

            unit = (char)((unit << 4) | digit);
        }

        return true;
    }

    private static int HexDigit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };
}
