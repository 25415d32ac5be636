using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Json;

namespace SsoConfig.OktaJson.Reading;

/// <summary>A member of a file that is a parameter of requests, written as if it were a key of the app.</summary>
/// <param name="spelling">The parameter that is meant, if the file misspells it.</param>
internal sealed class PerCallMember(Layer layer, JsonMember member, string spelling, JsonObject owner)
{
    private string Text => layer.Document.Text;

    private bool IsMovable => PerCallParameter.IsMovable(spelling);

    public void Report(DiagnosticBag bag)
    {
        var (of, remedy) = PerCallParameter.Describe(spelling);
        bag.Add(OktaJsonRules.PerCall, layer.At(member.Key.Range), CreateFix(), spelling, of, remedy);
    }

    private OktaJsonFix? CreateFix() =>
        !IsMovable ? MemberRemoval.Create(member, owner, Text)
        : HasParametersBefore() ? null
        : CreateMove();

    /// <summary>A file with other parameters gets no correction: it would be one at two places.</summary>
    private bool HasParametersBefore()
    {
        foreach (var other in owner.Members)
        {
            if (OktaKeys.Find(other.Key.Value)?.Key == OktaKey.Parameters)
            {
                return true;
            }
        }

        foreach (var other in owner.Members)
        {
            if (PerCallParameter.IsMovable(other.Key.Value))
            {
                return other != member;
            }
        }

        return false;
    }

    private OktaJsonFix CreateMove()
    {
        var name = JsonText.Quote(PerCallParameter.NameOf(spelling));
        var value = Text.Substring(member.Value.Range.Start, member.Value.Range.End - member.Value.Range.Start);
        var replacement = $"{JsonText.Quote(OktaKeys.Parameters)}: {{ {name}: {value} }}";
        return new OktaJsonFix($"Move '{spelling}' into '{OktaKeys.Parameters}'", member.Range, replacement);
    }
}
