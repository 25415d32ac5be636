using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SsoConfig.Eng.Fuzzing;

/// <summary>Inputs in a file, one a line: a JSON text, or base64 where an input is no text.</summary>
public static class Corpus
{
    private const string BinaryMark = "base64:";
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    public static IReadOnlyList<byte[]> Read(string path) => File.Exists(path) ? [.. File.ReadLines(path).Select(Parse)] : [];

    public static void Write(string path, IEnumerable<byte[]> inputs)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, string.Concat(inputs.Select(static input => Format(input) + "\n").Order(StringComparer.Ordinal)));
    }

    /// <summary>An input as a line of the file.</summary>
    public static string Format(byte[] input)
    {
        try
        {
            return JsonSerializer.Serialize(Utf8.GetString(input), Readable);
        }
        catch (DecoderFallbackException)
        {
            return BinaryMark + Convert.ToBase64String(input);
        }
    }

    private static byte[] Parse(string line) =>
        line.StartsWith(BinaryMark, StringComparison.Ordinal)
            ? Convert.FromBase64String(line[BinaryMark.Length..])
            : Utf8.GetBytes(JsonSerializer.Deserialize<string>(line)!);
}
