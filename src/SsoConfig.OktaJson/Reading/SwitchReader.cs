using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Json;

namespace SsoConfig.OktaJson.Reading;

/// <summary>Reads a key that is true or false.</summary>
internal sealed class SwitchReader(Layer layer, DiagnosticBag bag)
{
    /// <summary>The text of a switch that is on.</summary>
    public const string On = "true";

    private const string Off = "false";

    public void Read(JsonMember member, KnownKey key)
    {
        if (member.Value is JsonBoolean isOn)
        {
            layer.Values.Add(new LayerValue(layer, key.Key, key.Spelling, isOn.Value ? On : Off, isOn));
            return;
        }

        layer.Unusable.Add(key.Key);
        if (member.Value is not JsonInvalid)
        {
            var meant = member.Value is JsonString { Value: Off } ? Off : On;
            bag.Add(OktaJsonRules.WrongType, layer.At(member.Value.Range), key.Spelling, "true or false", member.Value.Kind, meant);
        }
    }
}
