using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Input;
using SsoConfig.OktaJson.Json;

namespace SsoConfig.OktaJson.Reading;

/// <summary>The values that one object of one file sets.</summary>
/// <param name="platformKey">The platform object, or null for the file as a whole.</param>
internal sealed class Layer(OktaJsonDocument document, string? platformKey)
{
    private string? _originFolder;
    private string? _origin;

    public OktaJsonDocument Document => document;

    public string? PlatformKey => platformKey;

    /// <summary>Whether the layer is not the app's own: what a family shares, or the default of debug builds.</summary>
    public bool IsShared => document.Kind < OktaJsonKind.App;

    public List<LayerValue> Values { get; } = [];

    /// <summary>Values that are still to be filled in. They count as not set.</summary>
    public List<LayerValue> Placeholders { get; } = [];

    /// <summary>Keys whose value has a wrong type: reported, and so not missing.</summary>
    public List<OktaKey> Unusable { get; } = [];

    /// <summary>Further parameters of authorization requests.</summary>
    public List<LayerParameter> Parameters { get; } = [];

    public JsonObject? Settings { get; set; }

    public DocumentRange At(TextRange range) => new(document, range);

    /// <summary>How the layer is named in generated comments.</summary>
    public string OriginSeenFrom(string folder)
    {
        // Every setting of the layer asks for the same one.
        if (_origin is null || _originFolder != folder)
        {
            var file = FilePath.Relative(folder, Document.Path);
            _origin = PlatformKey is null ? file : $"{file} \u203A {PlatformKey}";
            _originFolder = folder;
        }

        return _origin;
    }
}
