using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Input;

namespace SsoConfig.OktaJson.Reading;

/// <summary>
/// What one file sets, and what is wrong with its keys and types. Depends on that file alone, so an edit of one file of a family leaves the
/// others as they are.
/// </summary>
internal sealed class LayerSet : IEquatable<LayerSet>
{
    private readonly DiagnosticBag _bag = new();

    private LayerSet(OktaJsonDocument document)
    {
        Document = document;
        Layers = LayerReader.Read(document, _bag);
    }

    public OktaJsonDocument Document { get; }

    /// <summary>The file as a whole, then its platform objects in their order.</summary>
    public IReadOnlyList<Layer> Layers { get; }

    public IReadOnlyList<OktaJsonDiagnostic> Diagnostics => _bag.All;

    public static LayerSet Read(OktaJsonFile file) => new(OktaJsonDocument.Parse(file));

    public bool Equals(LayerSet? other) => other is not null && Document.Equals(other.Document);

    public override bool Equals(object? obj) => Equals(obj as LayerSet);

    public override int GetHashCode() => Document.GetHashCode();
}
