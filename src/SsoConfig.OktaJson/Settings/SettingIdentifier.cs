using System.Globalization;
using System.Text;

namespace SsoConfig.OktaJson.Settings;

/// <summary>Turns a key into the name of a constant: <c>apiBaseUrl</c> and <c>api-base-url</c> are <c>ApiBaseUrl</c>.</summary>
internal static class SettingIdentifier
{
    /// <summary>The name, or null where the key has no letter to start with or a character that no C# name has.</summary>
    public static string? Create(string key, string className)
    {
        var name = new StringBuilder();
        var startsWord = true;
        foreach (var c in key)
        {
            if (c is '-' or '_' or '.' or ' ')
            {
                startsWord = true;
            }
            else if (IsLetter(c) || (IsDigit(c) && name.Length > 0))
            {
                name.Append(startsWord ? char.ToUpperInvariant(c) : c);
                startsWord = false;
            }
            else
            {
                return null;
            }
        }

        // A member cannot be called like its class (CS0542), and the C# 'record' and the like start with a small letter.
        var result = name.ToString();
        return result.Length == 0 ? null
            : result == className ? result + "Value"
            : result;
    }

    private static bool IsLetter(char c) =>
        char.GetUnicodeCategory(c)
            is UnicodeCategory.UppercaseLetter
                or UnicodeCategory.LowercaseLetter
                or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter
                or UnicodeCategory.LetterNumber;

    private static bool IsDigit(char c) => char.GetUnicodeCategory(c) == UnicodeCategory.DecimalDigitNumber;
}
