namespace SsoConfig.OktaJson.Json;

/// <summary>
/// The words of JSON (RFC 8259) with comments: moves over a text, one word at a time, and reports what is wrong in each. It always moves
/// forward, so that nothing built on it can hang.
/// </summary>
internal sealed class JsonScanner(string text, JsonProblems problems)
{
    private readonly JsonStringScanner _strings = new(text, problems);

    public int At { get; set; }

    public bool AtEnd => At >= text.Length;

    public char Current => text[At];

    public bool Is(char expected) => !AtEnd && Current == expected;

    public void SkipByteOrderMark()
    {
        if (Is('\uFEFF'))
        {
            At++;
        }
    }

    public bool IsComment => Is('/') && At + 1 < text.Length && text[At + 1] is '/' or '*';

    public void SkipWhitespace()
    {
        while (!AtEnd && Current is ' ' or '\t' or '\n' or '\r')
        {
            At++;
        }
    }

    public void SkipWhitespaceAndComments()
    {
        SkipWhitespace();
        while (IsComment)
        {
            SkipComment();
            SkipWhitespace();
        }
    }

    public JsonString ReadString()
    {
        var (value, end) = _strings.Read(At);
        return new JsonString(MoveTo(end), value);
    }

    public JsonNode ReadNumber()
    {
        var range = MoveTo(EndOfWord());
        var number = text.Substring(range.Start, range.Length);
        if (JsonNumberSyntax.IsValid(number))
        {
            return new JsonNumber(range, number);
        }

        problems.Add(range.Start, range.End, $"'{number}' is not a number: write digits like 12, -1 or 0.5");
        return new JsonInvalid(range);
    }

    /// <summary>true, false, null, or a string without quotes.</summary>
    public JsonNode ReadWord()
    {
        var range = MoveTo(EndOfWord());
        var word = text.Substring(range.Start, range.Length);
        switch (word)
        {
            case "true" or "false":
                return new JsonBoolean(range, word == "true");
            case "null":
                return new JsonNull(range);
            default:
                problems.Add(range.Start, range.End, $"strings must use double quotes: write \"{word}\"");
                return new JsonInvalid(range);
        }
    }

    /// <summary>A key without quotes, as JavaScript allows it.</summary>
    public JsonString ReadBareKey()
    {
        var range = MoveTo(EndOfWord());
        var word = text.Substring(range.Start, range.Length);
        problems.Add(range.Start, range.End, $"keys must use double quotes: write \"{word}\"");
        return new JsonString(range, word);
    }

    public bool IsWordStart() => !AtEnd && IsWordCharacter(Current);

    /// <summary>Moves over a character (or a pair of surrogates) that can start nothing.</summary>
    public TextRange SkipUnexpected()
    {
        var pair = char.IsHighSurrogate(Current) && At + 1 < text.Length && char.IsLowSurrogate(text[At + 1]);
        var range = MoveTo(At + (pair ? 2 : 1));
        var codePoint = pair ? char.ConvertToUtf32(text[range.Start], text[range.Start + 1]) : text[range.Start];
        problems.Add(range.Start, range.End, $"{CharacterName.Describe(codePoint)} is not expected here: remove it");
        return range;
    }

    /// <summary>Moves over a value, whatever its depth.</summary>
    public void SkipBalanced()
    {
        var open = 0;
        do
        {
            switch (Current)
            {
                case '"':
                    At = _strings.Read(At).End;
                    break;
                case '/' when IsComment:
                    SkipComment();
                    break;
                default:
                    open +=
                        Current is '{' or '[' ? 1
                        : Current is '}' or ']' ? -1
                        : 0;
                    At++;
                    break;
            }
        } while (open > 0 && !AtEnd);
    }

    private void SkipComment()
    {
        var start = At;
        if (text[At + 1] == '/')
        {
            SkipLineComment();
            return;
        }

        var end = text.IndexOf("*/", At + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            problems.Add(start, start + 2, "missing */ at the end of this comment");
        }

        At = end < 0 ? text.Length : end + 2;
    }

    private void SkipLineComment()
    {
        for (; !AtEnd && Current is not ('\n' or '\r'); At++)
        {
            if (Current is '\u2028' or '\u2029')
            {
                problems.Add(At, At + 1, "a line separator (U+2028, U+2029) does not end a // comment: start a new line instead");
            }
        }
    }

    private int EndOfWord()
    {
        var end = At;
        while (end < text.Length && IsWordCharacter(text[end]))
        {
            end++;
        }

        return end;
    }

    private static bool IsWordCharacter(char c) => c is '-' or '+' or '.' or '_' or '$' || char.IsLetterOrDigit(c);

    private TextRange MoveTo(int end)
    {
        var range = TextRange.FromBounds(At, end);
        At = end;
        return range;
    }
}
