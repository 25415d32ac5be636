namespace SsoConfig.Provisioning;

/// <summary>Makes what a stranger sent or named fit for a terminal: no control sequences, no line breaks.</summary>
internal static class Printable
{
    private const int Longest = 400;

    /// <summary>Not longer than a line or two.</summary>
    public static string From(string? text) => text?.Length > Longest ? Line(text[..Longest]) + "\u2026" : Line(text ?? string.Empty);

    /// <summary>A whole line, which may be long.</summary>
    public static string Line(string text) => string.Concat(text.Select(static c => IsVisible(c) ? c : '\uFFFD'));

    /// <summary>A text of several lines, which stay.</summary>
    public static string Lines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Line));

    /// <summary>A JSON document, which stays the same: what is escaped can only be in its strings.</summary>
    public static string Json(string document) => string.Concat(document.Select(static c => c is '\n' or '\r' ? $"{c}" : Escaped(c)));

    /// <summary>A character, or its escape in a string of JSON or HCL.</summary>
    public static string Escaped(char c) => IsVisible(c) ? $"{c}" : $"\\u{(int)c:x4}";

    /// <summary>Whether a terminal shows a character, and does not act on it.</summary>
    public static bool IsVisible(char c) => !char.IsControl(c) && !IsInvisible(c);

    // Direction marks let a text look like another one.
    private static bool IsInvisible(char c) =>
        c is '\u061C' or (>= '\u200B' and <= '\u200F') or (>= '\u2028' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\uFEFF';
}
