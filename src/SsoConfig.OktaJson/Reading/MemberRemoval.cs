using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Json;

namespace SsoConfig.OktaJson.Reading;

/// <summary>Which range of a text to remove so that an object loses a member and stays valid.</summary>
internal static class MemberRemoval
{
    public static OktaJsonFix Create(JsonMember member, JsonObject owner, string text)
    {
        var index = 0;
        while (owner.Members[index] != member)
        {
            index++;
        }

        var isLast = index == owner.Members.Count - 1;

        // The last one is removed together with the comma before it; a trailing comma after it is allowed, and stays.
        var start = isLast && index > 0 && !HasCommaAfter(member, owner, text) ? owner.Members[index - 1].Range.End : member.Range.Start;
        var end = isLast ? EndOfLast(member, owner, text) : owner.Members[index + 1].Range.Start;
        return new OktaJsonFix($"Remove '{member.Key.Value}'", TextRange.FromBounds(start, end), string.Empty);
    }

    private static int EndOfLast(JsonMember member, JsonObject owner, string text) =>
        HasCommaAfter(member, owner, text) ? text.IndexOf(',', member.Range.End) + 1 : member.Range.End;

    private static bool HasCommaAfter(JsonMember member, JsonObject owner, string text)
    {
        var comma = text.IndexOf(',', member.Range.End);
        return comma >= 0 && comma < owner.Close.Start && text.Substring(member.Range.End, comma - member.Range.End).Trim().Length == 0;
    }
}
