using Microsoft.CodeAnalysis.Diagnostics;
using SsoConfig.OktaJson;

namespace SsoConfig.Generator.Parsing;

/// <summary>What the project file says.</summary>
/// <param name="HasRuntime">Whether <c>SsoConfig.SsoOptions</c> can be used.</param>
/// <param name="IsRequired">Whether a project without okta.json is a mistake.</param>
/// <param name="NeedsCallbackActivity">Whether it is an Android app with MAUI's WebAuthenticator.</param>
internal sealed record ProjectOptions(
    string Namespace,
    string ClassName,
    bool HasRuntime,
    bool IsRequired,
    bool NeedsCallbackActivity,
    string ProjectFile,
    OktaJsonOptions Config)
{
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
            new OktaJsonOptions(PlatformOf(Get(BuildProperties.Platform)), Get(BuildProperties.ApplicationId), Get(BuildProperties.Environment)));
    }

    private static string PlatformOf(string name) => name == OktaKeys.Desktop ? string.Empty : name;
}
