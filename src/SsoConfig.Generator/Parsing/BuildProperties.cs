namespace SsoConfig.Generator.Parsing;

/// <summary>
/// The MSBuild properties and metadata that the compiler passes on, each named once. A test compares them with the props file.
/// </summary>
internal static class BuildProperties
{
    public const string Namespace = "SsoConfigNamespace";
    public const string ClassName = "SsoConfigClassName";
    public const string Runtime = "SsoConfigRuntime";
    public const string Environment = "SsoConfigEnvironment";
    public const string Platform = "SsoConfigPlatform";
    public const string Required = "SsoConfigRequired";
    public const string CallbackActivity = "SsoConfigCallbackActivity";
    public const string MauiAdapters = "SsoConfigMauiAdapters";
    public const string ProjectFile = "SsoConfigProjectFile";
    public const string ApplicationId = "ApplicationId";
    public const string MinimumVersion = "SupportedOSPlatformVersion";
    public const string Documentation = "SsoConfigDocumentation";

    /// <summary>What an additional file is: one of <c>OktaJsonKind</c>.</summary>
    public const string Kind = "SsoConfigKind";
}
