namespace SsoConfig.OktaJson.Input;

/// <summary>What the project says about the app.</summary>
/// <param name="Platform">MSBuild's <c>TargetPlatformIdentifier</c>; empty for an app without one, which is a desktop app.</param>
/// <param name="ApplicationId">MSBuild's <c>ApplicationId</c>, or empty: the scheme that is proposed where one has to change.</param>
/// <param name="Environment">MSBuild's <c>SsoConfigEnvironment</c>: which of a sibling's layers count.</param>
/// <param name="MinimumVersion">MSBuild's <c>SupportedOSPlatformVersion</c>; empty where it is not known.</param>
internal sealed record OktaJsonOptions(string Platform = "", string ApplicationId = "", string Environment = "", string MinimumVersion = "")
{
    /// <summary>The key of this platform's object in okta.json.</summary>
    public string PlatformKey => Platform.Length == 0 ? PlatformKeys.Desktop : Platform.ToLowerInvariant();
}
