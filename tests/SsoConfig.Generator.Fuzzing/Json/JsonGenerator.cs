using System.Text;

namespace SsoConfig.Generator.Fuzzing.Json;

/// <summary>Makes texts that are JSON, nearly JSON, or made of its pieces. The same seed gives the same texts.</summary>
internal sealed class JsonGenerator(int seed)
{
    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();

    public string Next()
    {
        _text.Clear();
        var kind = _random.Next(10);
        if (kind == 0)
        {
            AppendPieces();
            return _text.ToString();
        }

        AppendTrivia();
        AppendValue(depth: 0);
        AppendTrivia();
        for (var mutations = kind < 5 ? 0 : _random.Next(1, 4); mutations > 0; mutations--)
        {
            Mutate();
        }

        return _text.ToString();
    }

    private string Piece => JsonPieces.All[_random.Next(JsonPieces.All.Length)];

    private void AppendPieces()
    {
        for (var count = _random.Next(12); count > 0; count--)
        {
            _text.Append(Piece);
        }
    }

    private void AppendValue(int depth)
    {
        switch (_random.Next(depth > 5 ? 4 : 8))
        {
            case 0:
                AppendString();
                break;
            case 1:
                AppendNumber();
                break;
            case 2:
                _text.Append(
                    _random.Next(3) switch
                    {
                        0 => "true",
                        1 => "false",
                        _ => "null",
                    }
                );
                break;
            case 3 when _random.Next(200) == 0:
                var nesting = _random.Next(29, 36);
                _text.Append('[', nesting).Append(']', nesting);
                break;
            case 4 or 5:
                AppendItems('[', ']', () => AppendValue(depth + 1));
                break;
            default:
                AppendItems('{', '}', () => AppendMember(depth));
                break;
        }
    }

    private void AppendItems(char open, char close, Action appendItem)
    {
        _text.Append(open);
        AppendTrivia();
        var count = _random.Next(4);
        for (var i = 0; i < count; i++)
        {
            appendItem();
            AppendTrivia();
            if (i < count - 1 || _random.Next(5) == 0)
            {
                _text.Append(',');
                AppendTrivia();
            }
        }

        _text.Append(close);
    }

    private void AppendMember(int depth)
    {
        AppendString();
        AppendTrivia();
        _text.Append(':');
        AppendTrivia();
        AppendValue(depth + 1);
    }

    private void AppendString()
    {
        _text.Append('"');
        for (var count = _random.Next(5); count > 0; count--)
        {
            _text.Append(
                _random.Next(6) switch
                {
                    0 => "\\" + "\"\\/bfnrt"[_random.Next(8)],
                    1 => $"\\u{_random.Next(0x10000):x4}",
                    2 => "\\ud83d\\ude00",
                    3 => char.ConvertFromUtf32(_random.Next(0x20, 0xD800))
                        .Replace("\"", "q", StringComparison.Ordinal)
                        .Replace("\\", "b", StringComparison.Ordinal),
                    _ => ((char)_random.Next('a', 'z')).ToString(),
                }
            );
        }

        _text.Append('"');
    }

    private void AppendNumber()
    {
        _text.Append(_random.Next(2) == 0 ? "-" : string.Empty).Append(_random.Next(0, 1000));
        _text.Append(_random.Next(3) == 0 ? $".{_random.Next(0, 1000)}" : string.Empty);
        _text.Append(
            _random.Next(4) == 0 ? $"{"eE"[_random.Next(2)]}{(_random.Next(2) == 0 ? "+" : "-")}{_random.Next(0, 400)}" : string.Empty
        );
    }

    private void AppendTrivia() =>
        _text.Append(
            _random.Next(12) switch
            {
                0 => " ",
                1 => "\n\t",
                2 => "// a comment\n",
                3 => "/* a\ncomment */",
                4 => "\r\n",
                _ => string.Empty,
            }
        );

    private void Mutate()
    {
        var at = _random.Next(_text.Length + 1);
        switch (_random.Next(4))
        {
            case 0 when at < _text.Length:
                _text.Remove(at, 1);
                break;
            case 1 when at < _text.Length:
                _text[at] = Piece[0];
                break;
            case 2:
                _text.Length = at;
                break;
            default:
                _text.Insert(at, Piece);
                break;
        }
    }
}
