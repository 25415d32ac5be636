namespace SsoConfig.OktaJson;

/// <summary>Finds the other apps of a family in the files below its folder. A family may be large, and this runs at every edit of an okta.json.</summary>
/// <param name="organization">The layers of okta.org.json, which the family has in common.</param>
internal sealed class SiblingReader(IReadOnlyList<Layer> organization, OktaJsonOptions options)
{
    private readonly string _environmentFile = OktaJsonName.OfEnvironment(options.Environment);

    // A family has one issuer as a rule, and an address takes long to take apart.
    private readonly Dictionary<string, string> _hosts = new(StringComparer.Ordinal);

    public IEnumerable<Sibling> Read(IReadOnlyList<OktaJsonDocument> documents)
    {
        var folders = documents.GroupBy(static document => document.Folder, StringComparer.Ordinal);
        return folders.OrderBy(static folder => folder.Key, StringComparer.Ordinal).Select(Read).OfType<Sibling>();
    }

    /// <returns>Null for a folder without an app.</returns>
    private Sibling? Read(IEnumerable<OktaJsonDocument> folder)
    {
        OktaJsonDocument? app = null;
        OktaJsonDocument? environment = null;
        foreach (var document in folder)
        {
            app ??= OktaJsonName.AreEqual(document.Name, OktaJsonName.App) ? document : null;
            environment ??= OktaJsonName.AreEqual(document.Name, _environmentFile) ? document : null;
        }

        if (app is null)
        {
            return null;
        }

        var layers = new List<Layer>(organization);
        layers.AddRange(app.LayersOfSibling);
        layers.AddRange(environment?.LayersOfSibling ?? []);
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
