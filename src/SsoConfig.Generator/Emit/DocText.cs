using System.Globalization;

namespace SsoConfig.Generator.Emit;

/// <summary>A text from outside in XML documentation: a file name may hold any character.</summary>
internal readonly struct DocText(string text) : ISourcePart
{
    public void WriteTo(SourceWriter writer) => writer.AppendEscaped<Xml>(text);

    private readonly struct Xml : ICharacterEscape
    {
        public bool IsPlain(char c) => c is >= ' ' and <= '~' and not '&' and not '<' and not '>';

        public string Escape(char c) => c switch
        {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            _ when char.IsControl(c) || char.IsSurrogate(c) || IsInvisible(c) => "\uFFFD",
            _ => c.ToString(),
        };

        /// <summary>Line and paragraph separators, which end a comment, and marks that change the direction of the text behind them.</summary>
        private static bool IsInvisible(char c) =>
            char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
    }
}
