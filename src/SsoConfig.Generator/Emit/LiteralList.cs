using SsoConfig.OktaJson;

namespace SsoConfig.Generator.Emit;

/// <summary>The values of a list, with a comma between two.</summary>
internal readonly struct LiteralList(SettingList list) : ISourcePart
{
    public void WriteTo(SourceWriter writer)
    {
        var separator = "";
        foreach (var item in list.Items)
        {
            writer.Append(separator);
            new Literal(item.Text, list.Type).WriteTo(writer);
            separator = ", ";
        }
    }
}
