namespace SsoConfig.Provisioning;

/// <summary>Makes what a stranger sent fit for a terminal: no control sequences, no line breaks, not longer than a line or two.</summary>
internal static class Printable
{
    private const int Longest = 400;

    public static string From(string? text)
    {
        var visible = string.Concat(
            (text ?? string.Empty).Take(Longest).Select(static c => char.IsControl(c) || IsInvisible(c) ? '\uFFFD' : c)
        );
        return text?.Length > Longest ? visible + "\u2026" : visible;
    }

    // Direction marks let a text look like another one.
    private static bool IsInvisible(char c) =>
        c is (>= '\u200B' and <= '\u200F') or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF';
}
