using Microsoft.Maui.Storage;
using SsoConfig.Maui.Storage;

namespace SsoConfig.Maui.Essentials;

/// <summary>A string in the app's preferences.</summary>
internal sealed class MauiMarkFile(IPreferences preferences) : IMarkFile
{
    private const string Key = "sso.marks";

    public string Read() => preferences.Get(Key, string.Empty);

    public void Write(string content) => preferences.Set(Key, content);
}
