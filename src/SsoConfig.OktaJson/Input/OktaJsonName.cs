namespace SsoConfig.OktaJson.Input;

/// <summary>
/// Which files belong to the configuration, and what each one is: the one place that decides it, for the compiler, the MSBuild tasks and
/// the tools.
/// </summary>
internal static class OktaJsonName
{
    public const string App = "okta.json";

    public const string Organization = "okta.org.json";

    public const string LocalOrg = "okta.local-org.json";

    public static bool IsApp(string path) => FilePath.IsNamed(path, App);

    public static bool IsOrganization(string path) => FilePath.IsNamed(path, Organization);

    /// <summary>The file of an environment; none is called "" where there is no environment.</summary>
    public static string ForEnvironment(string environment) => environment.Length > 0 ? $"okta.{environment}.json" : string.Empty;

    /// <summary>okta.json, okta.org.json, okta.Debug.json and the like.</summary>
    public static bool IsAny(string path) =>
        path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        && FilePath.Name(path).StartsWith("okta.", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a file is.</summary>
    /// <param name="metadata">The value of the item's <c>SsoConfigKind</c> metadata; null, empty or unknown where the project does not
    /// say.</param>
    public static OktaJsonKind KindOf(string path, string? metadata = null)
    {
        // Compared one by one: Enum.TryParse is generic and uses reflection.
        for (var kind = OktaJsonKind.LocalOrg; kind <= OktaJsonKind.Sibling; kind++)
        {
            if (AreEqual(metadata, NameOf(kind)))
            {
                return kind;
            }
        }

        return IsApp(path) ? OktaJsonKind.App
            : IsOrganization(path) ? OktaJsonKind.Organization
            : FilePath.IsNamed(path, LocalOrg) ? OktaJsonKind.LocalOrg
            : OktaJsonKind.Environment;
    }

    /// <summary>File names are compared without case, as two of three operating systems do it.</summary>
    public static bool AreEqual(string? name, string expected) => string.Equals(name, expected, StringComparison.OrdinalIgnoreCase);

    private static string NameOf(OktaJsonKind kind) =>
        kind switch
        {
            OktaJsonKind.LocalOrg => nameof(OktaJsonKind.LocalOrg),
            OktaJsonKind.Organization => nameof(OktaJsonKind.Organization),
            OktaJsonKind.App => nameof(OktaJsonKind.App),
            OktaJsonKind.Environment => nameof(OktaJsonKind.Environment),
            _ => nameof(OktaJsonKind.Sibling),
        };
}
