namespace SsoConfig.OktaJson;

/// <summary>An object of settings in one layer.</summary>
internal sealed record SettingSource(Layer Layer, JsonObject Source)
{
    /// <summary>Its members, each key once; a second one is reported.</summary>
    public IEnumerable<SettingEntry> Entries(DiagnosticBag bag, string path)
    {
        var known = new Dictionary<string, JsonMember>(Source.Members.Count, StringComparer.Ordinal);
        foreach (var member in Source.Members)
        {
            if (known.TryGetValue(member.Key.Value, out var first))
            {
                bag.AddDuplicate(Layer.Document, $"{path}.{member.Key.Value}", first, member);
                continue;
            }

            known.Add(member.Key.Value, member);
            yield return new SettingEntry(Layer, Source, member);
        }
    }
}

/// <summary>A setting in one layer.</summary>
internal sealed record SettingEntry(Layer Layer, JsonObject Owner, JsonMember Member)
{
    public string Key => Member.Key.Value;

    public JsonNode Value => Member.Value;

    public Place KeyPlace => Layer.Document.At(Member.Key.Range);

    public Place ValuePlace => Layer.Document.At(Member.Value.Range);
}
