using Microsoft.CodeAnalysis.Diagnostics;
using SsoConfig.OktaJson.Input;

namespace SsoConfig.Generator.Parsing;

/// <summary>What the project file says.</summary>
/// <param name="HasRuntime">Whether <c>SsoConfig.SsoOptions</c> can be used.</param>
/// <param name="IsRequired">Whether a project without okta.json is an error.</param>
/// <param name="NeedsCallbackActivity">Whether it is an Android app with MAUI's WebAuthenticator.</param>
/// <param name="Documentation">The folder or URL that has a page for each rule, with a slash at its end; or empty.</param>
internal sealed record ProjectOptions(
    string Namespace,
    string ClassName,
    bool HasRuntime,
    bool IsRequired,
    bool NeedsCallbackActivity,
    string ProjectFile,
    string Documentation,
    OktaJsonOptions Config
)
{
    /// <summary>Whether the adapters of SsoConfig.Maui for Android are compiled into the app.</summary>
    public bool HasAndroidAdapters { get; init; }

    private const string DefaultClassName = "OktaConfig";

    public static ProjectOptions Read(AnalyzerConfigOptions options)
    {
        string Get(string name) => options.TryGetValue($"build_property.{name}", out var value) ? value.Trim() : string.Empty;
        bool Is(string name) => string.Equals(Get(name), "true", StringComparison.OrdinalIgnoreCase);
        string Or(string value, string other) => value.Length > 0 ? value : other;

        return new ProjectOptions(
            CSharpName.Namespace(Or(Get(BuildProperties.Namespace), Get("RootNamespace"))),
            CSharpName.Identifier(Or(Get(BuildProperties.ClassName), DefaultClassName)),
            Is(BuildProperties.Runtime),
            Is(BuildProperties.Required),
            Is(BuildProperties.CallbackActivity),
            Get(BuildProperties.ProjectFile),
            Get(BuildProperties.Documentation),
            new OktaJsonOptions(
                PlatformOf(Get(BuildProperties.Platform)),
                Get(BuildProperties.ApplicationId),
                Get(BuildProperties.Environment),
                Get(BuildProperties.MinimumVersion)
            )
        )
        {
            HasAndroidAdapters = Get(BuildProperties.Platform) == PlatformKeys.Android && Is(BuildProperties.MauiAdapters),
        };
    }

    private static string PlatformOf(string name) => name == PlatformKeys.Desktop ? string.Empty : name;
}
