using Microsoft.Maui.Storage;
using SsoConfig.Maui.Storage;

namespace SsoConfig.Maui.Essentials;

/// <summary>A string in the app's preferences.</summary>
/// <param name="preferences">The app's preferences.</param>
/// <param name="family">Null for the marks of the app's tokens; those of a family are in a string of their own.</param>
internal sealed class MauiMarkFile(IPreferences preferences, string? family = null) : IMarkFile
{
    private readonly string _key = family is null ? "sso.marks" : $"sso.marks.{family}";

    public string Read() => preferences.Get(_key, string.Empty);

    public void Write(string content) => preferences.Set(_key, content);
}
