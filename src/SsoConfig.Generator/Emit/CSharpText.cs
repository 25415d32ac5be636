using System.Globalization;
using System.Text;
using SsoConfig.OktaJson.Model;

namespace SsoConfig.Generator.Emit;

/// <summary>
/// Values from outside, as they are written in C#. None of their characters can end the literal or the comment that they are in.
/// </summary>
internal static class CSharpText
{
    public static string TypeName(SettingType type) =>
        type switch
        {
            SettingType.String => "string",
            SettingType.Boolean => "bool",
            SettingType.Int32 => "int",
            SettingType.Int64 => "long",
            _ => "double",
        };

    /// <summary>A string literal: everything but plain ASCII is escaped.</summary>
    public static string Literal(string value)
    {
        var literal = new StringBuilder(value.Length + 2).Append('"');
        foreach (var c in value)
        {
            if (c is >= ' ' and <= '~' and not '"' and not '\\')
            {
                literal.Append(c);
            }
            else
            {
                literal.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
        }

        return literal.Append('"').ToString();
    }

    /// <summary>A literal of a type, to which a smaller number is widened.</summary>
    public static string Literal(string value, SettingType type) =>
        type switch
        {
            SettingType.String => Literal(value),
            SettingType.Int64 => value + "L",
            SettingType.Double => value + "d",
            _ => value,
        };

    /// <summary>The literals of a list, with a comma between two.</summary>
    public static string Literals(SettingList list)
    {
        var literals = new StringBuilder();
        foreach (var item in list.Items)
        {
            literals.Append(literals.Length == 0 ? string.Empty : ", ").Append(Literal(item.Text, list.Type));
        }

        return literals.ToString();
    }

    /// <summary>String literals with a comma between two.</summary>
    public static string Literals(IEnumerable<string> values) => string.Join(", ", values.Select(static value => Literal(value)));

    /// <summary>Text of an XML documentation comment. A file name may hold any character.</summary>
    public static string DocText(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                _ when char.IsControl(c) || char.IsSurrogate(c) || IsInvisible(c) => escaped.Append('\uFFFD'),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    /// <summary>Line and paragraph separators, which end a comment, and marks that change the direction of the text after them.</summary>
    private static bool IsInvisible(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
