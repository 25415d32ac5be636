using System.Globalization;
using System.Text.RegularExpressions;

namespace SsoConfig.Emulator.Story;

/// <summary>
/// A text that must be in no message and no file. A description of the screen is XML, in which each of its characters may be a reference
/// (https://www.w3.org/TR/xml/#sec-references).
/// </summary>
internal sealed class HiddenText(string text)
{
    private readonly Regex? _form = text.Length == 0 ? null : new Regex(string.Concat(text.Select(FormOf)), RegexOptions.CultureInvariant);

    public string HideIn(string message) => _form?.Replace(message, "…") ?? message;

    private static string FormOf(char character) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"(?:{NamedReference(character)}&#0*{(int)character};|&#x(?i:0*{(int)character:x});|{Regex.Escape(character.ToString())})"
        );

    private static string NamedReference(char character) =>
        character switch
        {
            '&' => "&amp;|",
            '<' => "&lt;|",
            '>' => "&gt;|",
            '"' => "&quot;|",
            '\'' => "&apos;|",
            _ => "",
        };
}
