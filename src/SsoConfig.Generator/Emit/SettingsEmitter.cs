using SsoConfig.OktaJson.Model;

namespace SsoConfig.Generator.Emit;

/// <summary>Writes the app's own settings: one class per object, one constant per value, one read-only list per array.</summary>
internal static class SettingsEmitter
{
    public static void Write(SourceWriter writer, SettingGroup group)
    {
        writer.Line($"/// <summary>The settings in <c>{CSharpText.DocText(group.Key)}</c>.</summary>");
        writer.Open($"public static partial class {group.Name}");
        for (var i = 0; i < group.Members.Count; i++)
        {
            if (i > 0)
            {
                writer.Line();
            }

            WriteMember(writer, group.Members[i]);
        }

        writer.Close();
    }

    private static void WriteMember(SourceWriter writer, Setting member)
    {
        switch (member)
        {
            case SettingGroup group:
                Write(writer, group);
                break;
            case SettingValue value:
                WriteSummary(writer, value.Key, value.Origin);
                writer.Line(
                    $"public const {CSharpText.TypeName(value.Value.Type)} {value.Name} = "
                        + $"{CSharpText.Literal(value.Value.Text, value.Value.Type)};"
                );
                break;
            case SettingList list:
                WriteList(writer, list);
                break;
            default:
                break;
        }
    }

    private static void WriteList(SourceWriter writer, SettingList list)
    {
        var type = CSharpText.TypeName(list.Type);
        WriteSummary(writer, list.Key, list.Origin);
        writer.Line($"public static global::System.Collections.Generic.IReadOnlyList<{type}> {list.Name} {{ get; }} =");
        writer.Line($"    global::System.Array.AsReadOnly(new {type}[] {{ {CSharpText.Literals(list)} }});");
    }

    private static void WriteSummary(SourceWriter writer, string key, string origin) =>
        writer.Line($"/// <summary><c>{CSharpText.DocText(key)}</c> from {CSharpText.DocText(origin)}.</summary>");
}
