namespace SsoConfig.OktaJson;

/// <summary>What another app of the family answers to. What is wrong in its files is said when that app is built.</summary>
internal sealed record Sibling(string Path, IReadOnlyCollection<string> Schemes, string? ClientId, string IssuerHost)
{
    /// <param name="organization">The layers of okta.org.json, which the family has in common.</param>
    public static IEnumerable<Sibling> Find(IEnumerable<OktaJsonDocument> documents, IReadOnlyList<Layer> organization, OktaJsonOptions options)
    {
        var all = documents.ToList();
        var otherFamilies = all.Where(static document => OktaJsonName.IsOrganization(document.Path)).Select(static document => FilePath.Folder(document.Path) + "/").ToList();
        var byFolder = all
            .GroupBy(static document => FilePath.Folder(document.Path), StringComparer.Ordinal)
            .Where(folder => !otherFamilies.Exists(family => IsBelow(folder.Key, family)));
        foreach (var folder in byFolder.OrderBy(static folder => folder.Key, StringComparer.Ordinal))
        {
            if (folder.FirstOrDefault(static document => OktaJsonName.IsApp(document.Path)) is { } app)
            {
                var environment = folder.Where(document => OktaJsonName.IsEnvironment(document.Path, options.Environment));
                yield return Read([app, .. environment], organization, options);
            }
        }
    }

    private static bool IsBelow(string folder, string family) => (folder.Replace('\\', '/') + "/").StartsWith(family.Replace('\\', '/'), StringComparison.Ordinal);

    private static Sibling Read(IReadOnlyList<OktaJsonDocument> documents, IReadOnlyList<Layer> organization, OktaJsonOptions options)
    {
        var unreported = new DiagnosticBag();
        var layers = documents.SelectMany(document => LayerReader.Read(document, unreported));
        var values = new EffectiveValues([.. organization, .. layers], options.PlatformKey);
        var schemes = new[] { OktaKey.RedirectUri, OktaKey.LogoutRedirectUri }
            .Select(key => RedirectUri.ToLower(UriScheme.Of(values.Find(key)?.Text ?? string.Empty)));
        return new Sibling(documents[0].Path, [.. schemes], values.Find(OktaKey.ClientId)?.Text, IssuerAddress.HostOf(values.Issuer));
    }
}
