namespace SsoConfig.Maui.Tests.Adapters;

internal sealed class FakeInstallationMarks : IInstallationMarks
{
    private readonly HashSet<string> _keys = [];

    public bool IsSet(string key) => _keys.Contains(key);

    public void Set(string key) => _keys.Add(key);

    public void Clear(string key) => _keys.Remove(key);
}
