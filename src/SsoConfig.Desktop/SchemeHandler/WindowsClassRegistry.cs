using System.Runtime.Versioning;
using Microsoft.Win32;

namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>
/// HKEY_CLASSES_ROOT, and HKEY_CURRENT_USER\Software\Classes, which it merges with the machine's (learn.microsoft.com, HKEY_CLASSES_ROOT
/// Key).
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsClassRegistry : IClassRegistry
{
    private const string Own = @"Software\Classes\";

    public string? ReadMerged(string key, string? name) => Read(Registry.ClassesRoot, key, name);

    public string? ReadOwn(string key, string? name) => Read(Registry.CurrentUser, Own + key, name);

    public string? ReadUserChoice(string scheme) =>
        Read(Registry.CurrentUser, $@"Software\Microsoft\Windows\Shell\Associations\UrlAssociations\{scheme}\UserChoice", "ProgId");

    public void Write(string key, string? name, string value)
    {
        using var opened = Registry.CurrentUser.CreateSubKey(Own + key);
        opened.SetValue(name, value);
    }

    public void Delete(string key) => Registry.CurrentUser.DeleteSubKeyTree(Own + key, throwOnMissingSubKey: false);

    private static string? Read(RegistryKey root, string key, string? name)
    {
        using var opened = root.OpenSubKey(key);
        return opened?.GetValue(name) as string;
    }
}
