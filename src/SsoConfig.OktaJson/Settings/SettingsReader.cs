using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Json;
using SsoConfig.OktaJson.Model;
using SsoConfig.OktaJson.Reading;
using SsoConfig.OktaJson.Values;

namespace SsoConfig.OktaJson.Settings;

/// <summary>Merges the settings of all layers: objects key by key, everything else as a whole.</summary>
internal sealed class SettingsReader(string folder, DiagnosticBag bag)
{
    public static SettingGroup Read(EffectiveValues values, string folder, DiagnosticBag bag)
    {
        var sources = new List<SettingSource>();
        foreach (var layer in values.Layers)
        {
            if (layer.Settings is { } settings)
            {
                sources.Add(new SettingSource(layer, settings));
            }
        }

        return sources.Count == 0
            ? SettingGroup.None
            : SettingGroup.None with
            {
                Members = new SettingsReader(folder, bag).ReadGroup(sources, OktaKeys.Settings, className: "Settings"),
            };
    }

    private EquatableArray<Setting> ReadGroup(List<SettingSource> sources, string path, string className)
    {
        var byKey = new Dictionary<string, object>(StringComparer.Ordinal);
        var order = new List<List<SettingEntry>>();
        foreach (var source in sources)
        {
            foreach (var entry in source.ReadEntries(bag, path))
            {
                if (byKey.TryGetValue(entry.Key, out var known))
                {
                    ((List<SettingEntry>)known).Add(entry);
                }
                else
                {
                    var entries = new List<SettingEntry>(1) { entry };
                    byKey.Add(entry.Key, entries);
                    order.Add(entries);
                }
            }
        }

        var names = new Dictionary<string, object>(StringComparer.Ordinal);
        var settings = new List<Setting>(order.Count);
        foreach (var entries in order)
        {
            if (ReadSetting(entries, path, className, names) is { } setting)
            {
                settings.Add(setting);
            }
        }

        return EquatableArray<Setting>.From(settings);
    }

    private Setting? ReadSetting(List<SettingEntry> entries, string parent, string className, Dictionary<string, object> names)
    {
        var last = entries[entries.Count - 1];
        var path = $"{parent}.{last.Key}";
        if (FindName(last, path, className, names) is not { } name)
        {
            return null;
        }

        ReportOtherTypes(entries, path);
        if (last.Value is JsonObject)
        {
            return new SettingGroup(name, last.Key, ReadGroup(ObjectsOf(entries), path, name));
        }

        // Every layer is read, not only the one that counts, so that its errors show too.
        Setting? read = null;
        foreach (var entry in entries)
        {
            read = ReadLeaf(entry, name, path);
        }

        return read;
    }

    private string? FindName(SettingEntry entry, string path, string className, Dictionary<string, object> names)
    {
        if (SettingIdentifier.Create(entry.Key, className) is not { } name)
        {
            bag.Add(OktaJsonRules.SettingName, entry.KeyRange, path, "start the key with a letter, and use letters, digits, '-' and '_'");
            return null;
        }

        if (names.TryGetValue(name, out var other))
        {
            bag.Add(
                OktaJsonRules.SettingName,
                entry.KeyRange,
                path,
                $"its name would be '{name}', as for the setting '{other}', so rename one of them"
            );
            return null;
        }

        names.Add(name, entry.Key);
        return name;
    }

    private static List<SettingSource> ObjectsOf(List<SettingEntry> entries)
    {
        var objects = new List<SettingSource>(entries.Count);
        foreach (var entry in entries)
        {
            if (entry.Value is JsonObject source)
            {
                objects.Add(new SettingSource(entry.Layer, source));
            }
        }

        return objects;
    }

    private Setting? ReadLeaf(SettingEntry entry, string name, string path)
    {
        var origin = entry.Layer.OriginSeenFrom(folder);
        var result = SettingValueReader.Read(entry.Value);
        if (result.Problem is { } problem)
        {
            bag.Add(OktaJsonRules.SettingValue, entry.ValueRange, path, problem);
            return null;
        }

        if (IsSecret(entry.Key, result.Items))
        {
            bag.Add(OktaJsonRules.Secret, entry.KeyRange, entry.CreateRemoval(), path, " and revoke it");
            return null;
        }

        return result.IsList ? new SettingList(name, entry.Key, result.Type, EquatableArray<SettingScalar>.From(result.Items), origin)
            : result.Items.Count == 1 ? new SettingValue(name, entry.Key, result.Items[0], origin)
            : null;
    }

    private static bool IsSecret(string key, List<SettingScalar> items)
    {
        var isNamedLikeOne = false;
        foreach (var item in items)
        {
            if (item.Type == SettingType.String)
            {
                isNamedLikeOne = isNamedLikeOne || Secrets.IsNamedLikeOne(key);
                if (isNamedLikeOne || Secrets.IsOne(item.Text))
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
        for (var i = 1; i < entries.Count; i++)
        {
            var (here, there) = (SettingValueReader.Describe(entries[i].Value), SettingValueReader.Describe(first.Value));
            if (here is not null && there is not null && here != there)
            {
                bag.AddWithRelated(
                    OktaJsonRules.SettingType,
                    entries[i].ValueRange,
                    first.ValueRange,
                    fix: null,
                    path,
                    here,
                    there,
                    first.Layer.OriginSeenFrom(folder)
                );
            }
        }
    }
}
