namespace SsoConfig.OktaJson.Json;

/// <summary>
/// Reads JSON (RFC 8259) with <c>//</c> and <c>/* */</c> comments and trailing commas, and remembers where each value is. It never throws,
/// and continues after an error, so that one build shows them all. Depth and size are bounded.
/// </summary>
/// <remarks>
/// Not System.Text.Json: in a compiler the copy of the host wins, a missing one only warns and generates nothing
/// (https://github.com/dotnet/roslyn/issues/41785), and it stops at the first problem and counts bytes.
/// </remarks>
internal sealed class JsonParser
{
    public const int MaximumDepth = 32;
    public const int MaximumLength = 256 * 1024;

    private const int NoItem = -1;

    private readonly string _text;
    private readonly JsonProblems _problems = new();
    private readonly JsonScanner _scanner;
    private int _openArrays;

    private JsonParser(string text)
    {
        _text = text;
        _scanner = new JsonScanner(text, _problems);
    }

    public static JsonParseResult Parse(string text)
    {
        if (text.Length > MaximumLength)
        {
            var tooLong = new JsonProblem(
                new TextRange(0, 1),
                $"the file is longer than {MaximumLength / 1024} Ki characters: is it the right file?"
            );
            return new JsonParseResult(new JsonInvalid(tooLong.Range), [tooLong]);
        }

        return new JsonParser(text).ParseDocument();
    }

    private JsonParseResult ParseDocument()
    {
        ReportLoneSurrogates();
        _scanner.SkipByteOrderMark();
        _scanner.SkipWhitespaceAndComments();
        var root = ParseValue(depth: 0);
        _scanner.SkipWhitespaceAndComments();
        if (!_scanner.AtEnd)
        {
            _problems.Add(_scanner.At, _scanner.At + 1, "the file ends with the value before this: remove the rest");
        }

        return new JsonParseResult(root, _problems.All);
    }

    private JsonNode ParseValue(int depth)
    {
        if (_scanner.AtEnd)
        {
            _problems.Add(_scanner.At, _scanner.At, "a value is missing here");
            return new JsonInvalid(new TextRange(_scanner.At, 0));
        }

        return _scanner.Current switch
        {
            '{' or '[' when depth >= MaximumDepth => SkipTooDeep(),
            '{' => ParseObject(depth),
            '[' => ParseArray(depth),
            '"' or '\'' => _scanner.ReadString(),
            '-' or '+' or '.' or (>= '0' and <= '9') => _scanner.ReadNumber(),
            _ when _scanner.IsWordStart() => _scanner.ReadWord(),
            _ => new JsonInvalid(_scanner.SkipUnexpected()),
        };
    }

    private JsonInvalid SkipTooDeep()
    {
        var start = _scanner.At;
        _problems.Add(start, start + 1, $"values are nested deeper than {MaximumDepth} levels");
        _scanner.SkipBalanced();
        return new JsonInvalid(TextRange.FromBounds(start, _scanner.At));
    }

    private JsonObject ParseObject(int depth)
    {
        var start = _scanner.At++;
        var members = new List<JsonMember>();
        var afterItem = NoItem;
        TextRange close;
        while (!TryReadEnd(start, '}', ref afterItem, out close))
        {
            if (ParseMember(depth) is { } member)
            {
                members.Add(member);
                afterItem = _scanner.At;
            }
        }

        return new JsonObject(TextRange.FromBounds(start, close.End), members, close);
    }

    private JsonArray ParseArray(int depth)
    {
        var start = _scanner.At++;
        var items = new List<JsonNode>();
        var afterItem = NoItem;
        TextRange close;
        _openArrays++;
        while (!TryReadEnd(start, ']', ref afterItem, out close))
        {
            items.Add(ParseValue(depth + 1));
            afterItem = _scanner.At;
        }

        _openArrays--;
        return new JsonArray(TextRange.FromBounds(start, close.End), items);
    }

    /// <summary>Moves to the next item, over commas; or over the closing bracket, and says where that is.</summary>
    /// <param name="afterItem">Where the last item ended, or <see cref="NoItem"/> where a comma or nothing came since; from then on
    /// <see cref="NoItem"/>.</param>
    private bool TryReadEnd(int start, char close, ref int afterItem, out TextRange end)
    {
        while (true)
        {
            _scanner.SkipWhitespaceAndComments();
            if (_scanner.AtEnd || _problems.IsFull || IsCloseOfOuter(close))
            {
                _problems.Add(start, start + 1, $"missing '{close}' after the last value");
                end = new TextRange(_scanner.At, 0);
                return true;
            }

            if (_scanner.Is(close))
            {
                end = new TextRange(_scanner.At++, 1);
                return true;
            }

            if (!_scanner.Is(','))
            {
                ReportMissingComma(afterItem);
                afterItem = NoItem;
                end = default;
                return false;
            }

            ReportSurplusComma(afterItem);
            _scanner.At++;
            afterItem = NoItem;
        }
    }

    /// <summary>
    /// An array's bracket inside an object, or an object's inside an array, ends the inner one; a bracket that was not opened does not.
    /// </summary>
    private bool IsCloseOfOuter(char close) => close == '}' ? _scanner.Is(']') && _openArrays > 0 : _scanner.Is('}');

    private void ReportMissingComma(int afterItem)
    {
        if (afterItem != NoItem)
        {
            _problems.Add(afterItem - 1, afterItem, "missing comma after this value");
        }
    }

    private void ReportSurplusComma(int afterItem)
    {
        if (afterItem == NoItem)
        {
            _problems.Add(_scanner.At, _scanner.At + 1, "there is no value before this comma: remove it");
        }
    }

    private JsonMember? ParseMember(int depth)
    {
        if (ParseKey() is not { } key)
        {
            return null;
        }

        SkipToColon();
        if (!_scanner.Is(':'))
        {
            _problems.Add(key.Range.Start, key.Range.End, $"missing colon and value after the key '{key.Value}'");
            return new JsonMember(key, IsValueStart() ? ParseValue(depth + 1) : new JsonInvalid(new TextRange(key.Range.End, 0)));
        }

        var colon = _scanner.At++;
        _scanner.SkipWhitespaceAndComments();
        if (_scanner.AtEnd || _scanner.Current is ',' or '}' or ']')
        {
            _problems.Add(colon, colon + 1, $"missing value of '{key.Value}' after this colon");
            return new JsonMember(key, new JsonInvalid(new TextRange(colon, 1)));
        }

        return new JsonMember(key, ParseValue(depth + 1));
    }

    /// <summary>Refuses a comment here, as System.Text.Json does: an okta.json should be readable for every tool.</summary>
    private void SkipToColon()
    {
        _scanner.SkipWhitespace();
        if (_scanner.IsComment)
        {
            _problems.Add(_scanner.At, _scanner.At + 2, "a comment cannot be between a key and its colon: move it");
            _scanner.SkipWhitespaceAndComments();
        }
    }

    private bool IsValueStart() => !_scanner.AtEnd && (_scanner.Current is '"' or '[' or '{' || _scanner.IsWordStart());

    private JsonString? ParseKey()
    {
        if (_scanner.Current is '"' or '\'')
        {
            return _scanner.ReadString();
        }

        if (_scanner.IsWordStart())
        {
            return _scanner.ReadBareKey();
        }

        _scanner.SkipUnexpected();
        return null;
    }

    private void ReportLoneSurrogates()
    {
        if (!HasSurrogates(_text))
        {
            return;
        }

        for (var i = 0; i < _text.Length; i++)
        {
            if (char.IsHighSurrogate(_text[i]) && i + 1 < _text.Length && char.IsLowSurrogate(_text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(_text[i]))
            {
                _problems.Add(i, i + 1, "this is half of a surrogate pair, not a character: remove it");
            }
        }
    }

    private static bool HasSurrogates(string text)
    {
        foreach (var c in text)
        {
            if (char.IsSurrogate(c))
            {
                return true;
            }
        }

        return false;
    }
}
