using SsoConfig.Desktop.SchemeHandler;

namespace SsoConfig.Desktop.Tests.Support;

/// <summary>A class registry in memory: what the user has hides what the machine has.</summary>
internal sealed class FakeClassRegistry : IClassRegistry
{
    public Dictionary<(string Key, string? Name), string> Own { get; } = [];

    public Dictionary<(string Key, string? Name), string> Machine { get; } = [];

    public string? ReadMerged(string key, string? name) => ReadOwn(key, name) ?? Machine.GetValueOrDefault((key, name));

    public string? ReadOwn(string key, string? name) => Own.GetValueOrDefault((key, name));

    public string? UserChoice { get; set; }

    public string? ReadUserChoice(string scheme) => UserChoice;

    public void Write(string key, string? name, string value) => Own[(key, name)] = value;

    public void Delete(string key)
    {
        foreach (
            var entry in Own.Keys.Where(entry => entry.Key == key || entry.Key.StartsWith(key + '\\', StringComparison.Ordinal)).ToList()
        )
        {
            Own.Remove(entry);
        }
    }
}
