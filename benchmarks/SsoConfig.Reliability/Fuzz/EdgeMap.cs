using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace SsoConfig.Reliability.Fuzz;

/// <summary>
/// Which edges of the code an input runs over: the instrumented code counts them here. As in AFL, a count matters by its magnitude only, so
/// that a loop that runs once more is nothing new.
/// </summary>
internal sealed class EdgeMap
{
    private const int Size = 1 << 16;

    // The instrumented code writes to an address: it must not move.
    private readonly byte[] _counts = GC.AllocateArray<byte>(Size, pinned: true);
    private readonly byte[] _known = new byte[Size];

    public unsafe EdgeMap() => Trace.SharedMem = (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(_counts, 0);

    /// <summary>How many edges any input has run over.</summary>
    public int Reached => _known.Count(static magnitudes => magnitudes != 0);

    public void Clear()
    {
        Array.Clear(_counts);
        Trace.PrevLocation = 0;
    }

    /// <summary>Takes note of the last input, and says whether it did something that none before it did.</summary>
    public bool Learn()
    {
        var isNew = false;
        foreach (var (edge, magnitude) in Last())
        {
            isNew |= (_known[edge] & magnitude) == 0;
            _known[edge] |= magnitude;
        }

        return isNew;
    }

    /// <summary>The edges of the last input.</summary>
    public IReadOnlyList<int> LastEdges() => [.. Last().Select(static entry => entry.Edge)];

    private List<(int Edge, byte Magnitude)> Last()
    {
        var found = new List<(int, byte)>();
        var rest = _counts.AsSpan();
        for (var at = rest.IndexOfAnyExcept((byte)0); at >= 0; at = rest.IndexOfAnyExcept((byte)0))
        {
            found.Add((Size - rest.Length + at, MagnitudeOf(rest[at])));
            rest = rest[(at + 1)..];
        }

        return found;
    }

    private static byte MagnitudeOf(byte count) =>
        count switch
        {
            1 => 1,
            2 => 2,
            3 => 4,
            < 8 => 8,
            < 16 => 16,
            < 32 => 32,
            < 128 => 64,
            _ => 128,
        };
}
