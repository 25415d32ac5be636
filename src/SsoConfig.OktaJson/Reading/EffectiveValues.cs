using SsoConfig.OktaJson.Input;
using SsoConfig.OktaJson.Values;

namespace SsoConfig.OktaJson.Reading;

/// <summary>The values that count on one platform: of each key that of the last layer that sets it.</summary>
internal sealed class EffectiveValues
{
    private readonly List<Layer> _layers;
    private readonly string _platformKey;

    /// <param name="layers">From the weakest to the strongest file.</param>
    public EffectiveValues(IReadOnlyList<Layer> layers, string platformKey)
    {
        _platformKey = platformKey;

        // A file from a folder above is weaker than the app's own files, with its platform objects too. Of the app's own files every
        // platform object is stronger than every file as a whole.
        _layers = new List<Layer>(layers.Count);
        AddLayers(layers, shared: true, platformKey: null);
        AddLayers(layers, shared: true, platformKey);
        AddLayers(layers, shared: false, platformKey: null);
        AddLayers(layers, shared: false, platformKey);
    }

    public IReadOnlyList<Layer> Layers => _layers;

    /// <summary>The issuer that the spelling of the key stands for.</summary>
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
                return IssuerUri.FromDiscoveryDocument(value.Text);
            }

            return value.Spelling == OktaKeys.OktaDomain ? IssuerOfDomain(value.Text) : value.Text;
        }
    }

    public LayerValue? Find(OktaKey key)
    {
        for (var i = _layers.Count - 1; i >= 0; i--)
        {
            if (FindIn(_layers[i].Values, key) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>
    /// The redirect URI for versions of the platform that return no https link to an app; null where it has no effect: on another platform,
    /// or beside a private-use scheme, which works in all versions.
    /// </summary>
    public LayerValue? FindFallback(OktaKey key) =>
        PlatformKeys.IsApple(_platformKey) && Find(key) is { } value && ClaimedHttpsUri.IsOne(value.Text)
            ? Find(key == OktaKey.RedirectUri ? OktaKey.FallbackRedirectUri : OktaKey.FallbackLogoutRedirectUri)
            : null;

    /// <summary>The value that is still to be filled in, where nothing else sets the key.</summary>
    public LayerValue? FindPlaceholder(OktaKey key)
    {
        if (Find(key) is not null)
        {
            return null;
        }

        for (var i = _layers.Count - 1; i >= 0; i--)
        {
            if (FindIn(_layers[i].Placeholders, key) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Whether a layer has the key with a value of a wrong type, which is reported already.</summary>
    public bool IsUnusable(OktaKey key)
    {
        foreach (var layer in _layers)
        {
            if (layer.Unusable.Contains(key))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The parameters of authorization requests, each as the last layer has it that names it; in the order of the first.</summary>
    public List<LayerParameter> FindParameters()
    {
        var parameters = new List<LayerParameter>();
        foreach (var layer in _layers)
        {
            foreach (var parameter in layer.Parameters)
            {
                Replace(parameters, parameter);
            }
        }

        return parameters;
    }

    private static void Replace(List<LayerParameter> parameters, LayerParameter parameter)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            if (string.Equals(parameters[i].Name, parameter.Name, StringComparison.OrdinalIgnoreCase))
            {
                parameters[i] = parameter;
                return;
            }
        }

        parameters.Add(parameter);
    }

    private static LayerValue? FindIn(List<LayerValue> values, OktaKey key)
    {
        foreach (var value in values)
        {
            if (value.Key == key)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The Xamarin SDK uses the server named "default" where none is named, and the org's own where the name is empty.</summary>
    private string IssuerOfDomain(string domain)
    {
        var server = Find(OktaKey.AuthorizationServerId)?.Text ?? "default";
        return server.Length == 0 ? domain.TrimEnd('/') : $"{domain.TrimEnd('/')}/oauth2/{server}";
    }

    private void AddLayers(IReadOnlyList<Layer> layers, bool shared, string? platformKey)
    {
        for (var i = 0; i < layers.Count; i++)
        {
            if (layers[i].IsShared == shared && layers[i].PlatformKey == platformKey)
            {
                _layers.Add(layers[i]);
            }
        }
    }
}
