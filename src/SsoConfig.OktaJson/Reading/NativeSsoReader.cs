using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Json;
using SsoConfig.OktaJson.Values;

namespace SsoConfig.OktaJson.Reading;

/// <summary>Reads <c>nativeSso</c>: true, false, or an object whose members are values of their own, each layered by itself.</summary>
internal sealed class NativeSsoReader(Layer layer, DiagnosticBag bag)
{
    private const string Example = "true";

    public void Read(JsonMember member)
    {
        switch (member.Value)
        {
            case JsonBoolean isOn:
                AddSwitch(member, isOn.Value);
                break;
            case JsonObject details:
                AddSwitch(member, isOn: true);
                ReadMembers(details);
                break;
            case JsonInvalid:
                layer.Unusable.Add(OktaKey.NativeSso);
                break;
            default:
                layer.Unusable.Add(OktaKey.NativeSso);
                bag.Add(
                    OktaJsonRules.WrongType,
                    layer.At(member.Value.Range),
                    member.Key.Value,
                    "true, false or an object",
                    member.Value.Kind,
                    Example
                );
                break;
        }
    }

    private void AddSwitch(JsonMember member, bool isOn) =>
        layer.Values.Add(new LayerValue(layer, OktaKey.NativeSso, member.Key.Value, isOn ? NativeSsoKeys.On : "false", member.Value));

    private void ReadMembers(JsonObject details)
    {
        var known = new List<JsonMember>();
        foreach (var member in details.Members)
        {
            if (NativeSsoKeys.Find(member.Key.Value) is { } key)
            {
                ReadMember(member, key, known);
            }
            else if (ReportUnknown(member, details) is { } suggestion)
            {
                ReadMember(member, suggestion, known);
            }
        }
    }

    /// <returns>The key that is probably meant, or null where there is none.</returns>
    private OktaKey? ReportUnknown(JsonMember member, JsonObject details)
    {
        var spelling = member.Key.Value;
        if (Secrets.IsNamedLikeOne(spelling))
        {
            var removal = MemberRemoval.Create(member, details, layer.Document.Text);
            bag.Add(OktaJsonRules.Secret, layer.At(member.Key.Range), removal, spelling, " and revoke it");
            return null;
        }

        if (NativeSsoKeys.Suggest(spelling) is not { } suggestion)
        {
            bag.Add(
                OktaJsonRules.UnknownKey,
                layer.At(member.Key.Range),
                spelling,
                "\"nativeSso\" has the keys 'family', 'audience' and 'deviceSecretType' only"
            );
            return null;
        }

        var fix = new OktaJsonFix($"Write '{suggestion}'", member.Key.Range, JsonText.Quote(suggestion));
        bag.Add(OktaJsonRules.UnknownKey, layer.At(member.Key.Range), fix, spelling, $"write '{suggestion}'");
        return NativeSsoKeys.Find(suggestion);
    }

    private void ReadMember(JsonMember member, OktaKey key, List<JsonMember> known)
    {
        foreach (var other in known)
        {
            if (NativeSsoKeys.Find(other.Key.Value) == key)
            {
                bag.AddDuplicate(layer.Document, member.Key.Value, other, member);
                return;
            }
        }

        known.Add(member);
        if (member.Value is JsonString text)
        {
            var value = new LayerValue(layer, key, member.Key.Value, text.Value, text);
            (Placeholders.IsOne(text.Value) ? layer.Placeholders : layer.Values).Add(value);
            return;
        }

        layer.Unusable.Add(key);
        if (member.Value is not JsonInvalid)
        {
            bag.Add(
                OktaJsonRules.WrongType,
                layer.At(member.Value.Range),
                member.Key.Value,
                "a string",
                member.Value.Kind,
                member.Value is JsonNumber number ? JsonText.Quote(number.Text) : "it in double quotes"
            );
        }
    }
}
