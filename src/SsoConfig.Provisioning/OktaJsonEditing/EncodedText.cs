using System.Text;

namespace SsoConfig.Provisioning.OktaJsonEditing;

/// <summary>A text file with its bytes, so that a piece of the text can be replaced and every other byte stays.</summary>
internal sealed class EncodedText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding[] Marked =
    [
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
        new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
    ];

    private readonly Encoding _encoding;

    private EncodedText(byte[] bytes, string text, Encoding encoding) => (Bytes, Text, _encoding) = (bytes, text, encoding);

    public byte[] Bytes { get; }

    public string Text { get; }

    /// <exception cref="ProvisioningException">The file cannot be read, or is not text.</exception>
    public static EncodedText Read(string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            var encoding = Array.Find(Marked, candidate => bytes.AsSpan().StartsWith(candidate.Preamble)) ?? Utf8;
            var mark = encoding.Preamble.Length;
            return new EncodedText(bytes, encoding.GetString(bytes, mark, bytes.Length - mark), encoding);
        }
        catch (DecoderFallbackException problem)
        {
            throw new ProvisioningException($"'{path}' is not UTF-8: save it as UTF-8 and run the command again.", problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ProvisioningException($"'{path}' cannot be read: {problem.Message}", problem);
        }
    }

    public EncodedText Replace(int start, int length, string replacement)
    {
        var from = _encoding.Preamble.Length + _encoding.GetByteCount(Text.AsSpan(0, start));
        var to = from + _encoding.GetByteCount(Text.AsSpan(start, length));
        byte[] bytes = [.. Bytes.AsSpan(0, from), .. _encoding.GetBytes(replacement), .. Bytes.AsSpan(to)];
        return new EncodedText(bytes, string.Concat(Text.AsSpan(0, start), replacement, Text.AsSpan(start + length)), _encoding);
    }
}
