using System.Globalization;
using System.Text;

namespace SsoConfig.OktaJson.Json;

/// <summary>Strings (RFC 8259, section 7): resolves escapes, and continues after what is wrong.</summary>
internal sealed class JsonStringScanner(string text, JsonProblems problems)
{
    private StringBuilder? _escaped;

    private StringBuilder Value => _escaped ??= new StringBuilder();

    /// <summary>Reads the string whose opening quote is at <paramref name="start"/>; a single quote is a problem, but read.</summary>
    public (string Value, int End) Read(int start)
    {
        var quote = text[start];
        if (quote != '"')
        {
            problems.Add(start, start + 1, "strings must use double quotes");
        }

        var at = EndOfPlain(start + 1, quote);
        if (at < text.Length && text[at] == quote)
        {
            // Nearly every string: it has no escapes.
            return (text.Substring(start + 1, at - start - 1), at + 1);
        }

        Value.Clear().Append(text, start + 1, at - start - 1);
        while (at < text.Length && text[at] != quote && text[at] is not ('\n' or '\r'))
        {
            at = text[at] == '\\' ? ReadEscape(at) : ReadCharacter(at);
        }

        if (at < text.Length && text[at] == quote)
        {
            return (Value.ToString(), at + 1);
        }

        problems.Add(start, at, "missing \" at the end of this string");
        return (Value.ToString(), at);
    }

    private int EndOfPlain(int at, char quote)
    {
        // Almost all of a file is looked at here, hence the local copy.
        var all = text;
        while (at < all.Length && all[at] != quote && all[at] is not '\\' and >= ' ')
        {
            at++;
        }

        return at;
    }

    private int ReadCharacter(int at)
    {
        if (text[at] < ' ')
        {
            var escape = ((int)text[at]).ToString("x4", CultureInfo.InvariantCulture);
            problems.Add(at, at + 1, $"a string cannot contain a control character: write \\u{escape}");
        }

        Value.Append(text[at]);
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
            problems.Add(
                at,
                Math.Min(at + 2, text.Length),
                "a backslash must be followed by one of \" \\ / b f n r t u: write \\\\ for a backslash"
            );
            return at + 1;
        }

        Value.Append(resolved);
        return at + 2;
    }

    private static char? Resolve(char letter) =>
        letter switch
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
            problems.Add(at, Math.Min(at + 2, text.Length), "\\u must be followed by four hexadecimal digits, for example \\u00e9");
            return at + 2;
        }

        if (char.IsHighSurrogate(unit) && TryReadHex(at + 6, out var low) && char.IsLowSurrogate(low))
        {
            Value.Append(unit).Append(low);
            return at + 12;
        }

        if (char.IsSurrogate(unit))
        {
            problems.Add(at, at + 6, "this is half of a surrogate pair, not a character: write both halves or remove it");
            unit = '\uFFFD';
        }

        Value.Append(unit);
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

    private static int HexDigit(char c) =>
        c switch
        {
            >= '0' and <= '9' => c - '0',
            >= 'a' and <= 'f' => c - 'a' + 10,
            >= 'A' and <= 'F' => c - 'A' + 10,
            _ => -1,
        };
}
