using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Json;

namespace SsoConfig.OktaJson.Reading;

/// <summary>A parameter of authorization requests as a layer sets it.</summary>
/// <param name="values">One, or several resources; none takes away what a weaker layer sets.</param>
internal sealed class LayerParameter(Layer layer, JsonMember member, IReadOnlyList<JsonString> values)
{
    public Layer Layer => layer;

    public string Name => member.Key.Value;

    public IReadOnlyList<JsonString> Values => values;

    public DocumentRange At(JsonString value) => layer.At(value.Range);
}
