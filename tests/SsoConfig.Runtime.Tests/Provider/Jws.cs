using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SsoConfig.Tests.Provider;

/// <summary>JSON Web Signature by hand, so that every part of it can be made wrong.</summary>
internal static class Jws
{
    /// <summary>Stands for half a character, escaped: valid JSON, but not valid Unicode.</summary>
    public const string LoneSurrogate = "(half a character)";

    public static string Sign(JsonObject header, JsonObject payload, Func<byte[], byte[]> sign)
    {
        var signed = Encode(header) + "." + Encode(payload);
        return signed + "." + Encode(sign(Encoding.ASCII.GetBytes(signed)));
    }

    public static string Encode(JsonObject json) => Encode(Encoding.UTF8.GetBytes(Text(json)));

    /// <summary>The JSON, with <see cref="LoneSurrogate"/> as the escape that no writer of .NET would write.</summary>
    public static string Text(JsonNode json) => json.ToJsonString().Replace(LoneSurrogate, "\\ud800", StringComparison.Ordinal);

    public static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);

    /// <summary>at_hash (Core 1.0, section 3.1.3.6): the left half of the hash that belongs to the algorithm.</summary>
    public static string HalfHash(string value, string algorithm)
    {
        var bytes = Encoding.ASCII.GetBytes(value);
        var hash = algorithm[^3..] switch
        {
            "384" => SHA384.HashData(bytes),
            "512" or "DSA" or "519" => SHA512.HashData(bytes),
            _ => SHA256.HashData(bytes),
        };
        return Encode(hash[..(hash.Length / 2)]);
    }
}
