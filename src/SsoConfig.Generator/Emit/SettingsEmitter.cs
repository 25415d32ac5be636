using SsoConfig.OktaJson;

namespace SsoConfig.Generator.Emit;

/// <summary>Writes the app's own settings: a class an object, a constant a value, a read-only list an array.</summary>
internal static class SettingsEmitter
{
    public static void Write(SourceWriter writer, SettingGroup group)
    {
        writer.Line($"/// <summary>The settings in <c>{new DocText(group.Key)}</c>.</summary>");
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
                writer.Line($"public const {Literal.TypeName(value.Value.Type)} {value.Name} = {new Literal(value.Value.Text, value.Value.Type)};");
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
        var type = Literal.TypeName(list.Type);
        WriteSummary(writer, list.Key, list.Origin);
        writer.Line($"public static global::System.Collections.Generic.IReadOnlyList<{type}> {list.Name} {{ get; }} =");
        writer.Line($"    global::System.Array.AsReadOnly(new {type}[] {{ {new LiteralList(list)} }});");
    }

    private static void WriteSummary(SourceWriter writer, string key, string origin) =>
        writer.Line($"/// <summary><c>{new DocText(key)}</c> from {new DocText(origin)}.</summary>");
}
