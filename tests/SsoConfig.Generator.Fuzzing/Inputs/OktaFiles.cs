namespace SsoConfig.Generator.Fuzzing.Inputs;

/// <summary>The files of an app at <c>/family/First</c>, by their path as seen from there.</summary>
internal static class OktaFiles
{
    public const string Folder = "/family/First";

    /// <summary>A file without a mistake.</summary>
    public const string Valid = """
        {
          "issuer": "https://dev-1.okta.com/oauth2/default",
          "clientId": "0oa1b2c3",
          "redirectUri": "com.first.sample:/callback",
          "logoutRedirectUri": "com.first.sample:/logout"
        }
        """;

    public static OktaJsonFile File(string relativePath, string? text) =>
        new(Path.GetFullPath(Path.Combine(Folder, relativePath)), text, KindOf(relativePath));

    /// <summary>A valid okta.json with one more member, or with another value for a key it has.</summary>
    public static string With(string key, string json)
    {
        var lines = Without(key).Split('\n').ToList();
        lines.Insert(1, $"  \"{key}\": {json},");
        return string.Join('\n', lines).Replace("/logout\",\n}", "/logout\"\n}", StringComparison.Ordinal);
    }

    /// <summary>A valid okta.json that lacks a key.</summary>
    public static string Without(string key) =>
        string.Join('\n', Valid.Split('\n').Where(line => !line.Contains($"\"{key}\"", StringComparison.Ordinal)));

    public static OktaJsonResult Load(string oktaJson, OktaJsonOptions? options = null) => Load([File("okta.json", oktaJson)], options);

    public static OktaJsonResult Load(IEnumerable<OktaJsonFile> files, OktaJsonOptions? options = null) =>
        OktaJsonLoader.Load(files, options ?? new OktaJsonOptions(Environment: "Debug"));

    private static OktaJsonKind KindOf(string relativePath) =>
        relativePath switch
        {
            _ when OktaJsonName.IsOrganization(relativePath) => OktaJsonKind.Organization,
            _ when relativePath.StartsWith("../", StringComparison.Ordinal) => OktaJsonKind.Sibling,
            _ => OktaJsonName.KindOf(relativePath),
        };
}
