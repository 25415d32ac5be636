namespace SsoConfig.OktaJson;

/// <summary>Which files belong to the configuration, by name.</summary>
internal static class OktaJsonName
{
    public const string App = "okta.json";
    public const string Organization = "okta.org.json";

    public static bool IsApp(string path) => FilePath.IsNamed(path, App);

    public static bool IsOrganization(string path) => FilePath.IsNamed(path, Organization);

    /// <summary>The file of an environment; none is called "" where there is no environment.</summary>
    public static string OfEnvironment(string environment) => environment.Length > 0 ? $"okta.{environment}.json" : string.Empty;

    /// <summary>okta.json, okta.org.json, okta.Debug.json and the like.</summary>
    public static bool IsAny(string path) =>
        path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && FilePath.Name(path).StartsWith("okta.", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a file is when the project does not say.</summary>
    public static OktaJsonKind KindOf(string path) =>
        IsApp(path) ? OktaJsonKind.App : IsOrganization(path) ? OktaJsonKind.Organization : OktaJsonKind.Environment;

    /// <summary>Names of files are the same in any case, since they are on two of three systems.</summary>
    public static bool AreEqual(string name, string expected) => string.Equals(name, expected, StringComparison.OrdinalIgnoreCase);
}
