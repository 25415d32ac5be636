using System.Text;

namespace SsoConfig.Generator.Emit;

/// <summary>Puts texts from outside into XML documentation: a file name may hold any character.</summary>
internal static class DocComment
{
    public static string Summary(string text) => $"/// <summary>{text}</summary>";

    public static string Escape(string text)
    {
        if (IsPlain(text))
        {
            return text;
        }

        var escaped = new StringBuilder();
        foreach (var c in text)
        {
            escaped.Append(c switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                _ when char.IsControl(c) || char.IsSurrogate(c) || IsInvisible(c) => "\uFFFD",
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }

    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (c is < ' ' or > '~' or '&' or '<' or '>')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Line and paragraph separators, which end a comment, and marks that change the direction of the text behind them.</summary>
    private static bool IsInvisible(char c) =>
        char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format
            or System.Globalization.UnicodeCategory.LineSeparator
            or System.Globalization.UnicodeCategory.ParagraphSeparator;
}
