using Android.Content;
using SsoConfig.Maui.Storage;
using Application = Android.App.Application;

namespace SsoConfig.Maui.Android;

/// <summary>
/// A preferences file of our own. MAUI's Preferences write a moment after they return; a sign-out must be on the disk when it has ended.
/// </summary>
internal sealed class PreferencesMarkFile : IMarkFile
{
    private const string FileName = "sso-config";
    private const string Key = "marks";

    public string Read() => Open()?.GetString(Key, null) ?? string.Empty;

    public void Write(string content)
    {
        using var editor = Open()?.Edit();
        editor?.PutString(Key, content)?.Commit();
    }

    private static ISharedPreferences? Open() => Application.Context.GetSharedPreferences(FileName, FileCreationMode.Private);
}
