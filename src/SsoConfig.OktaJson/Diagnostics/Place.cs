namespace SsoConfig.OktaJson;

/// <summary>A range of a document while it is being checked.</summary>
internal readonly record struct Place(OktaJsonDocument Document, TextRange Range)
{
    public OktaJsonLocation ToLocation() =>
        new(Document.Path, Range, Document.Lines.At(Range.Start), Document.Lines.At(Range.End));
}
