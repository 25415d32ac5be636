using Android.Content;
using SsoConfig.Maui.Storage;
using Application = Android.App.Application;

namespace SsoConfig.Maui.Android;

/// <summary>
/// A preferences file of our own. MAUI's Preferences write a moment after they return; a sign-out must be on the disk when it has ended.
/// </summary>
/// <param name="family">
/// Null for the marks of the app's tokens. Those of a family are in a string of their own: the app's provider changes them at the same
/// time.
/// </param>
internal sealed class PreferencesMarkFile(string? family = null) : IMarkFile
{
    private const string FileName = "sso-config";

    private readonly string _key = family is null ? "marks" : $"marks.{family}";

    public string Read() => Open()?.GetString(_key, null) ?? string.Empty;

    public void Write(string content)
    {
        using var editor = Open()?.Edit();
        editor?.PutString(_key, content)?.Commit();
    }

    private static ISharedPreferences? Open() => Application.Context.GetSharedPreferences(FileName, FileCreationMode.Private);
}
