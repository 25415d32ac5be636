namespace SsoConfig.OktaJson;

/// <summary>Merges the settings of all layers: objects key by key, all else as a whole.</summary>
internal sealed class SettingsReader(string folder, DiagnosticBag bag)
{
    public static SettingGroup Read(EffectiveValues values, string folder, DiagnosticBag bag)
    {
        var sources = values.Layers
            .Where(static layer => layer.Settings is not null)
            .Select(static layer => new SettingSource(layer, layer.Settings!))
            .ToList();
        var members = new SettingsReader(folder, bag).ReadGroup(sources, OktaKeys.Settings, className: "Settings");
        return SettingGroup.None with { Members = new(members) };
    }

    private List<Setting> ReadGroup(IReadOnlyList<SettingSource> sources, string path, string className)
    {
        var byKey = new Dictionary<string, List<SettingEntry>>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var source in sources)
        {
            foreach (var entry in source.Entries(bag, path))
            {
                if (!byKey.TryGetValue(entry.Key, out var entries))
                {
                    byKey.Add(entry.Key, entries = []);
                    order.Add(entry.Key);
                }

                entries.Add(entry);
            }
        }

        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        return [.. order.Select(key => ReadSetting(key, byKey[key], path, className, names)).OfType<Setting>()];
    }

    private Setting? ReadSetting(string key, List<SettingEntry> entries, string parent, string className, Dictionary<string, string> names)
    {
        var path = $"{parent}.{key}";
        var last = entries[entries.Count - 1];
        if (SettingName.Create(key, className) is not { } name)
        {
            bag.Add(OktaJsonRules.SettingName, last.KeyPlace, path, "start the key with a letter, and use letters, digits, '-' and '_'");
            return null;
        }

        if (names.TryGetValue(name, out var other))
        {
            bag.Add(OktaJsonRules.SettingName, last.KeyPlace, path, $"it would be '{name}' like the setting '{other}', so rename one of them");
            return null;
        }

        names.Add(name, key);
        ReportOtherTypes(entries, path);
        if (last.Value is JsonObject)
        {
            var groups = entries.Where(static entry => entry.Value is JsonObject);
            return new SettingGroup(name, key, new(ReadGroup([.. groups.Select(static entry => new SettingSource(entry.Layer, (JsonObject)entry.Value))], path, name)));
        }

        // Every layer is read, not only the one that counts, so that its mistakes show too.
        Setting? read = null;
        foreach (var entry in entries)
        {
            read = ReadLeaf(entry, name, path);
        }

        return read;
    }

    private Setting? ReadLeaf(SettingEntry entry, string name, string path)
    {
        var origin = entry.Layer.OriginSeenFrom(folder);
        var result = SettingValueReader.Read(entry.Value);
        if (result.Problem is { } problem)
        {
            bag.Add(OktaJsonRules.SettingValue, entry.ValuePlace, path, problem);
            return null;
        }

        if (IsSecret(entry.Key, result.Items))
        {
            var removal = MemberRemoval.Of(entry.Member, entry.Owner, entry.Layer.Document.Text);
            bag.Add(OktaJsonRules.Secret, entry.Layer.Document.At(entry.Member.Key.Range), removal, path, " and revoke it");
            return null;
        }

        return result.IsList ? new SettingList(name, entry.Key, result.Type, new(result.Items), origin)
            : result.Items.Count == 1 ? new SettingValue(name, entry.Key, result.Items[0], origin)
            : null;
    }

    private static bool IsSecret(string key, IReadOnlyList<SettingScalar> items)
    {
        var isNamedLikeOne = false;
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Type == SettingType.Text)
            {
                isNamedLikeOne = isNamedLikeOne || Secrets.IsNamedLikeOne(key);
                if (isNamedLikeOne || Secrets.IsOne(items[i].Text))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void ReportOtherTypes(List<SettingEntry> entries, string path)
    {
        var first = entries[0];
        foreach (var other in entries.Skip(1))
        {
            var (here, there) = (SettingValueReader.Describe(other.Value), SettingValueReader.Describe(first.Value));
            if (here is not null && there is not null && here != there)
            {
                bag.AddWithRelated(OktaJsonRules.SettingType, other.ValuePlace, first.ValuePlace, fix: null, path, here, there, first.Layer.OriginSeenFrom(folder));
            }
        }
    }
}
