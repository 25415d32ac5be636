namespace SsoConfig.OktaJson;

/// <summary>The values that one object of one file sets.</summary>
/// <param name="PlatformKey">The platform object, or null for the file as a whole.</param>
internal sealed record Layer(OktaJsonDocument Document, string? PlatformKey)
{
    public Dictionary<OktaKey, LayerValue> Values { get; } = [];

    /// <summary>Values that are still to be filled in. They count as not set.</summary>
    public Dictionary<OktaKey, LayerValue> Placeholders { get; } = [];

    /// <summary>Keys whose value is of a wrong type: reported, and so not missing.</summary>
    public HashSet<OktaKey> Unusable { get; } = [];

    public JsonObject? Settings { get; set; }

    /// <summary>How the layer is named in generated comments.</summary>
    public string OriginSeenFrom(string folder)
    {
        var file = FilePath.Relative(folder, Document.Path);
        return PlatformKey is null ? file : $"{file} \u203A {PlatformKey}";
    }
}
