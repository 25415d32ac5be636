namespace SsoConfig.OktaJson.Input;

/// <summary>The target platforms, by the key of their object in okta.json.</summary>
internal static class PlatformKeys
{
    public const string Android = "android";
    public const string Ios = "ios";
    public const string MacCatalyst = "maccatalyst";
    public const string Windows = "windows";

    /// <summary>An app without a target platform: plain .NET.</summary>
    public const string Desktop = "desktop";

    public static bool IsApple(string key) => key is Ios or MacCatalyst;

    public static bool IsDesktop(string key) => key is Windows or Desktop;

    public static readonly string[] All = [Android, Ios, MacCatalyst, Windows, Desktop];
}
