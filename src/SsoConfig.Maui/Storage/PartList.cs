using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SsoConfig.Maui.Storage;

/// <summary>What is stored in the place of a value that is split: where its parts are, and of what value they must be.</summary>
internal readonly struct PartList
{
    /// <summary>
    /// In how many sets of parts a value can be, of which a list names one: two processes that write at the same time need two sets beside
    /// the one that counts, and what a process leaves that ends while it writes occupies one until the value is removed.
    /// </summary>
    public const int Generations = 64;

    private const string Start = "parts";
    private const char Separator = ':';

    private readonly string _hash;

    private PartList(int generation, int count, string hash)
    {
        Generation = generation;
        Count = count;
        _hash = hash;
    }

    public int Generation { get; }

    public int Count { get; }

    public static PartList Create(string value, int generation, int maxLength) =>
        new(generation, (value.Length + maxLength - 1) / maxLength, Hash(value));

    /// <summary>The separator is no character of Base64.</summary>
    public static bool TryParse(string? text, out PartList parts)
    {
        parts = default;
        if (
            text?.Split(Separator) is not [Start, var generation, var count, { Length: > 0 } hash]
            || !int.TryParse(generation, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number >= Generations
            || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || length == 0
        )
        {
            return false;
        }

        parts = new PartList(number, length, hash);
        return true;
    }

    public bool IsOf(string value) => _hash == Hash(value);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Start}{Separator}{Generation}{Separator}{Count}{Separator}{_hash}");

    private static string Hash(string value) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(value)));
}
