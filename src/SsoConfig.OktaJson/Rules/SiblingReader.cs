using SsoConfig.OktaJson.Input;
using SsoConfig.OktaJson.Reading;
using SsoConfig.OktaJson.Values;

namespace SsoConfig.OktaJson.Rules;

/// <summary>
/// Finds the other apps of a family in the files below its folder. A family may be large, and this runs at every edit of an okta.json.
/// </summary>
/// <param name="shared">The layers that the family has in common.</param>
internal sealed class SiblingReader(IReadOnlyList<Layer> shared, OktaJsonOptions options)
{
    private readonly string _environmentFile = OktaJsonName.ForEnvironment(options.Environment);

    // A family usually has one issuer, and parsing a URL takes long.
    private string _issuer = string.Empty;
    private string _issuerHost = string.Empty;

    /// <returns>In the order of the files.</returns>
    public List<SiblingApp> Read(List<LayerSet> files)
    {
        var environments = new Dictionary<string, LayerSet>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (
                _environmentFile.Length > 0
                && FilePath.IsNamed(file.Document.Path, _environmentFile)
                && !environments.ContainsKey(file.Document.Folder)
            )
            {
                environments.Add(file.Document.Folder, file);
            }
        }

        var siblings = new List<SiblingApp>(files.Count);
        foreach (var file in files)
        {
            if (OktaJsonName.IsApp(file.Document.Path))
            {
                environments.TryGetValue(file.Document.Folder, out var environment);
                siblings.Add(Read(file, environment));
            }
        }

        return siblings;
    }

    private SiblingApp Read(LayerSet app, LayerSet? environment)
    {
        var layers = new List<Layer>(shared);
        layers.AddRange(app.Layers);
        if (environment is not null)
        {
            layers.AddRange(environment.Layers);
        }

        var values = new EffectiveValues(layers, options.PlatformKey);
        return new SiblingApp(app.Document.Path, RedirectKeys.ClaimsOf(values), values.Find(OktaKey.ClientId)?.Text, HostOf(values.Issuer));
    }

    private string HostOf(string issuer)
    {
        if (_issuer != issuer)
        {
            _issuer = issuer;
            _issuerHost = IssuerUri.HostOf(issuer);
        }

        return _issuerHost;
    }
}
