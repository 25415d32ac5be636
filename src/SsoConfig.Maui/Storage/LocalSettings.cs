namespace SsoConfig.Maui.Storage;

/// <summary>The local settings of a packaged Windows app.</summary>
internal static class LocalSettings
{
    /// <summary>
    /// How many characters of a secret are kept in one setting: half of the 8192 bytes that one takes
    /// (https://learn.microsoft.com/uwp/api/windows.storage.applicationdata.localsettings#remarks), as protection adds to it.
    /// </summary>
    public const int MaxSecretLength = 4096;
}
