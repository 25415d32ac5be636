using System.Globalization;
using SsoConfig.OktaJson;

namespace SsoConfig.Generator.Emit;

/// <summary>A value as a C# literal. No character of it can end the literal or be mistaken for another: all but plain ASCII is escaped.</summary>
/// <param name="type">The type of the constant, to which a smaller number is widened.</param>
internal readonly struct Literal(string value, SettingType type = SettingType.Text) : ISourcePart
{
    public static string TypeName(SettingType type) => type switch
    {
        SettingType.Text => "string",
        SettingType.Boolean => "bool",
        SettingType.Int32 => "int",
        SettingType.Int64 => "long",
        _ => "double",
    };

    public void WriteTo(SourceWriter writer)
    {
        switch (type)
        {
            case SettingType.Text:
                writer.Append('"');
                writer.AppendEscaped<Unicode>(value);
                writer.Append('"');
                break;
            case SettingType.Int64:
                writer.Append(value);
                writer.Append('L');
                break;
            case SettingType.Double:
                writer.Append(value);
                writer.Append('d');
                break;
            default:
                writer.Append(value);
                break;
        }
    }

    private readonly struct Unicode : ICharacterEscape
    {
        public bool IsPlain(char c) => c is >= ' ' and <= '~' and not '"' and not '\\';

        public string Escape(char c) => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture);
    }
}
