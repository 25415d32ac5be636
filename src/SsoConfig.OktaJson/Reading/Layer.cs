namespace SsoConfig.OktaJson;

/// <summary>The values that one object of one file sets.</summary>
/// <param name="platformKey">The platform object, or null for the file as a whole.</param>
internal sealed class Layer(OktaJsonDocument document, string? platformKey)
{
    private (string Folder, string Text)? _origin;

    public OktaJsonDocument Document => document;

    public string? PlatformKey => platformKey;

    public List<LayerValue> Values { get; } = [];

    /// <summary>Values that are still to be filled in. They count as not set.</summary>
    public List<LayerValue> Placeholders { get; } = [];

    /// <summary>Keys whose value is of a wrong type: reported, and so not missing.</summary>
    public List<OktaKey> Unusable { get; } = [];

    public JsonObject? Settings { get; set; }

    /// <summary>How the layer is named in generated comments.</summary>
    public string OriginSeenFrom(string folder)
    {
        // Every setting of the layer asks for the same one.
        if (_origin?.Folder != folder)
        {
            var file = FilePath.Relative(folder, Document.Path);
            _origin = (folder, PlatformKey is null ? file : $"{file} \u203A {PlatformKey}");
        }

        return _origin!.Value.Text;
    }
}
