using System.Text;

namespace SsoConfig.Reliability.Fuzz;

/// <summary>Makes a new input of old ones.</summary>
internal sealed class Mutator(Random random, IEnumerable<string> words)
{
    private const int MaximumLength = 4096;
    private const int MostChanges = 6;
    private const int ShortPiece = 16;
    private static readonly byte[] Ends = [.. "<>{}[],:\"' \n"u8];
    private readonly byte[][] _words = [.. words.Select(Encoding.UTF8.GetBytes)];

    public byte[] Change(byte[] input, byte[] other)
    {
        var changed = input.ToList();
        for (var changes = random.Next(1, MostChanges); changes > 0; changes--)
        {
            ChangeOnce(changed, other);
        }

        return [.. changed.Take(MaximumLength)];
    }

    private void ChangeOnce(List<byte> input, byte[] other)
    {
        var at = Position(input);
        var (start, length) = Piece(input);
        switch (random.Next(9))
        {
            case 0 when at < input.Count:
                input[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < input.Count:
                input[at] = (byte)random.Next(256);
                break;
            case 2:
                input.Insert(at, (byte)random.Next(256));
                break;
            case 3:
                input.RemoveRange(start, length);
                break;
            case 4:
                input.InsertRange(at, input.GetRange(start, length));
                break;
            case 5:
                var (from, count) = Piece(other);
                input.InsertRange(at, other[from..(from + count)]);
                break;
            case 6:
                input.RemoveRange(start, length);
                input.InsertRange(start, Word());
                break;
            default:
                input.InsertRange(at, Word());
                break;
        }
    }

    private byte[] Word() => _words[random.Next(_words.Length)];

    private (int Start, int Length) Piece(IList<byte> whole)
    {
        var (one, other) = (Position(whole), Position(whole));
        return random.Next(2) == 0
            ? (Math.Min(one, other), Math.Abs(one - other))
            : (one, random.Next(Math.Min(whole.Count - one, ShortPiece) + 1));
    }

    /// <summary>Any place, or as often the end of a word of JSON or XML: a change between two words rather leaves both whole.</summary>
    private int Position(IList<byte> input)
    {
        var at = random.Next(input.Count + 1);
        for (var isWanted = random.Next(2) == 0; isWanted && at < input.Count && !EndsWord(input, at); at++) { }

        return at;
    }

    private static bool EndsWord(IList<byte> input, int at) => input[at] == '<' || (at > 0 && Ends.Contains(input[at - 1]));
}
