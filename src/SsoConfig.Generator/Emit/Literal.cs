using System.Globalization;
using System.Text;
using SsoConfig.OktaJson;

namespace SsoConfig.Generator.Emit;

/// <summary>Writes values as C# literals. No character of a value can end its literal or be mistaken for another: all but plain ASCII is escaped.</summary>
internal static class Literal
{
    public static string Of(string value)
    {
        if (IsPlain(value))
        {
            return $"\"{value}\"";
        }

        var literal = new StringBuilder("\"");
        foreach (var c in value)
        {
            if (IsPlain(c))
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

    private static bool IsPlain(string value)
    {
        foreach (var c in value)
        {
            if (!IsPlain(c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPlain(char c) => c is >= ' ' and <= '~' and not '"' and not '\\';

    /// <param name="type">The type of the constant, to which a smaller number is widened.</param>
    public static string Of(SettingScalar value, SettingType type) => type switch
    {
        SettingType.Text => Of(value.Text),
        SettingType.Int64 => value.Text + "L",
        SettingType.Double => value.Text + "d",
        _ => value.Text,
    };

    public static string TypeName(SettingType type) => type switch
    {
        SettingType.Text => "string",
        SettingType.Boolean => "bool",
        SettingType.Int32 => "int",
        SettingType.Int64 => "long",
        _ => "double",
    };
}
