namespace SsoConfig.OktaJson;

/// <summary>Finds the other apps of a family in the files below its folder. A family may be large, and this runs at every edit of an okta.json.</summary>
/// <param name="organization">The layers of okta.org.json, which the family has in common.</param>
internal sealed class SiblingReader(IReadOnlyList<Layer> organization, OktaJsonOptions options)
{
    private readonly string _environmentFile = OktaJsonName.OfEnvironment(options.Environment);

    // A family has one issuer as a rule, and an address takes long to take apart.
    private readonly Dictionary<string, string> _hosts = new(StringComparer.Ordinal);

    /// <returns>In the order of the documents.</returns>
    public IEnumerable<Sibling> Read(IReadOnlyList<OktaJsonDocument> documents)
    {
        var environments = documents.Where(IsOfEnvironment).ToLookup(static document => document.Folder, StringComparer.Ordinal);
        OktaJsonDocument? EnvironmentOf(OktaJsonDocument app) => environments.Count == 0 ? null : environments[app.Folder].FirstOrDefault();
        return documents.Where(static document => OktaJsonName.IsApp(document.Path)).Select(app => Read(app, EnvironmentOf(app)));
    }

    private bool IsOfEnvironment(OktaJsonDocument document) => _environmentFile.Length > 0 && FilePath.IsNamed(document.Path, _environmentFile);

    private Sibling Read(OktaJsonDocument app, OktaJsonDocument? environment)
    {
        List<Layer> layers = [.. organization, .. app.LayersOfSibling, .. environment?.LayersOfSibling ?? []];
        return Create(app, new EffectiveValues(layers, options.PlatformKey));
    }

    private Sibling Create(OktaJsonDocument app, EffectiveValues values) => new(
        app.Path,
        SchemeOf(values, OktaKey.RedirectUri),
        SchemeOf(values, OktaKey.LogoutRedirectUri),
        values.Find(OktaKey.ClientId)?.Text,
        HostOf(values.Issuer));

    private static string SchemeOf(EffectiveValues values, OktaKey key) => RedirectUri.ToLower(UriScheme.Of(values.Find(key)?.Text ?? string.Empty));

    private string HostOf(string issuer)
    {
        if (!_hosts.TryGetValue(issuer, out var host))
        {
            _hosts.Add(issuer, host = IssuerAddress.HostOf(issuer));
        }

        return host;
    }
}
