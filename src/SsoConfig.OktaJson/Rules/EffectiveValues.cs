namespace SsoConfig.OktaJson;

/// <summary>The values that count on one platform: of each key that of the last layer that sets it.</summary>
internal sealed class EffectiveValues
{
    /// <param name="layers">From the weakest to the strongest file.</param>
    public EffectiveValues(IReadOnlyList<Layer> layers, string platformKey)
    {
        // Every platform object is stronger than every file as a whole.
        var ordered = new List<Layer>(layers.Count);
        AddTo(ordered, layers, platformKey: null);
        AddTo(ordered, layers, platformKey);
        Layers = ordered;
    }

    public IReadOnlyList<Layer> Layers { get; }

    public LayerValue? Find(OktaKey key) => FindLast(key, static layer => layer.Values);

    /// <summary>The value that is still to be filled in, where nothing else sets the key.</summary>
    public LayerValue? FindPlaceholder(OktaKey key) => Find(key) is null ? FindLast(key, static layer => layer.Placeholders) : null;

    /// <summary>The issuer that Okta's spellings stand for.</summary>
    public string Issuer
    {
        get
        {
            if (Find(OktaKey.Issuer) is not { } value)
            {
                return string.Empty;
            }

            if (OktaKeys.IsDiscoveryDocument(value.Spelling))
            {
                return IssuerAddress.WithoutDiscoveryPath(value.Text).TrimEnd('/');
            }

            // The Xamarin SDK uses the server named "default" where none is named.
            return value.Spelling == OktaKeys.OktaDomain
                ? $"{value.Text.TrimEnd('/')}/oauth2/{Find(OktaKey.AuthorizationServerId)?.Text ?? "default"}"
                : value.Text;
        }
    }

    private static void AddTo(List<Layer> ordered, IReadOnlyList<Layer> layers, string? platformKey)
    {
        for (var i = 0; i < layers.Count; i++)
        {
            if (layers[i].PlatformKey == platformKey)
            {
                ordered.Add(layers[i]);
            }
        }
    }

    private LayerValue? FindLast(OktaKey key, Func<Layer, List<LayerValue>> values)
    {
        for (var i = Layers.Count - 1; i >= 0; i--)
        {
            foreach (var value in values(Layers[i]))
            {
                if (value.Key == key)
                {
                    return value;
                }
            }
        }

        return null;
    }
}
