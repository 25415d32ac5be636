namespace SsoConfig.OktaJson;

/// <summary>A value as a layer sets it.</summary>
/// <param name="Spelling">The key as it is written.</param>
/// <param name="Text">The text; scopes between single spaces.</param>
internal sealed record LayerValue(Layer Layer, OktaKey Key, string Spelling, string Text, JsonNode Node)
{
    public string Name => OktaKeys.NameOf(Key);

    public Place Place => Layer.Document.At(Node.Range);

    public OktaJsonFix ReplaceBy(string corrected) => new($"Write {JsonText.Quote(corrected)}", Node.Range, JsonText.Quote(corrected));
}
