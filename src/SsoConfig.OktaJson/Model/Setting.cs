namespace SsoConfig.OktaJson.Model;

/// <summary>A setting of the app, by the name of its constant or property in C#.</summary>
/// <param name="Name">A C# identifier.</param>
/// <param name="Key">The key as it is written in the file.</param>
internal abstract record Setting(string Name, string Key);

/// <summary>An object of settings.</summary>
internal sealed record SettingGroup(string Name, string Key, EquatableArray<Setting> Members) : Setting(Name, Key)
{
    public static SettingGroup None { get; } = new("Settings", "settings", EquatableArray<Setting>.Empty);
}

/// <summary>A single value.</summary>
internal sealed record SettingValue(string Name, string Key, SettingScalar Value, string Origin) : Setting(Name, Key);

/// <summary>An array of single values of one type.</summary>
internal sealed record SettingList(string Name, string Key, SettingType Type, EquatableArray<SettingScalar> Items, string Origin)
    : Setting(Name, Key);

/// <summary>A string, number or Boolean.</summary>
/// <param name="Text">The string itself, the number as it is written, <c>true</c> or <c>false</c>.</param>
internal sealed record SettingScalar(SettingType Type, string Text);

internal enum SettingType
{
    String,
    Boolean,
    Int32,
    Int64,
    Double,
}
