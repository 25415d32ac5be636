namespace SsoConfig.OktaJson;

/// <summary>Which files belong to the configuration, by name.</summary>
internal static class OktaJsonName
{
    public const string App = "okta.json";
    public const string Organization = "okta.org.json";

    public static bool IsApp(string path) => Equal(FilePath.Name(path), App);

    public static bool IsOrganization(string path) => Equal(FilePath.Name(path), Organization);

    public static bool IsEnvironment(string path, string environment) =>
        environment.Length > 0 && Equal(FilePath.Name(path), $"okta.{environment}.json");

    /// <summary>okta.json, okta.org.json, okta.Debug.json and the like.</summary>
    public static bool IsAny(string path)
    {
        var name = FilePath.Name(path);
        return name.StartsWith("okta.", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What a file is when the project does not say.</summary>
    public static OktaJsonKind KindOf(string path) =>
        IsApp(path) ? OktaJsonKind.App : IsOrganization(path) ? OktaJsonKind.Organization : OktaJsonKind.Environment;

    private static bool Equal(string name, string expected) => string.Equals(name, expected, StringComparison.OrdinalIgnoreCase);
}
