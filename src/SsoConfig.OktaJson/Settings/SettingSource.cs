using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Json;
using SsoConfig.OktaJson.Reading;

namespace SsoConfig.OktaJson.Settings;

/// <summary>An object of settings in one layer.</summary>
internal sealed class SettingSource(Layer layer, JsonObject source)
{
    /// <summary>Its members, each key once; a second one is reported.</summary>
    public List<SettingEntry> ReadEntries(DiagnosticBag bag, string path)
    {
        var entries = new List<SettingEntry>(source.Members.Count);
        var known = new Dictionary<string, object>(source.Members.Count, StringComparer.Ordinal);
        foreach (var member in source.Members)
        {
            if (known.TryGetValue(member.Key.Value, out var first))
            {
                bag.AddDuplicate(layer.Document, $"{path}.{member.Key.Value}", (JsonMember)first, member);
                continue;
            }

            known.Add(member.Key.Value, member);
            entries.Add(new SettingEntry(layer, source, member));
        }

        return entries;
    }
}

/// <summary>A setting in one layer.</summary>
internal sealed class SettingEntry(Layer layer, JsonObject owner, JsonMember member)
{
    public Layer Layer => layer;

    public string Key => member.Key.Value;

    public JsonNode Value => member.Value;

    public DocumentRange KeyRange => layer.At(member.Key.Range);

    public DocumentRange ValueRange => layer.At(member.Value.Range);

    public OktaJsonFix CreateRemoval() => MemberRemoval.Create(member, owner, layer.Document.Text);
}
