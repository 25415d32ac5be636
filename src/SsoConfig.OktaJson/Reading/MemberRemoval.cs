namespace SsoConfig.OktaJson;

/// <summary>Which piece of a text to cut out so that an object loses a member and stays valid.</summary>
internal static class MemberRemoval
{
    public static OktaJsonFix Of(JsonMember member, JsonObject owner, string text)
    {
        var index = owner.Members.TakeWhile(other => other != member).Count();
        var isLast = index == owner.Members.Count - 1;

        // The last one goes together with the comma before it; a trailing comma behind it is allowed, and stays.
        var start = isLast && index > 0 && !HasCommaBehind(member, owner, text) ? owner.Members[index - 1].Range.End : member.Range.Start;
        var end = isLast ? EndOfLast(member, owner, text) : owner.Members[index + 1].Range.Start;
        return new OktaJsonFix($"Remove '{member.Key.Value}'", TextRange.FromBounds(start, end), string.Empty);
    }

    private static int EndOfLast(JsonMember member, JsonObject owner, string text) =>
        HasCommaBehind(member, owner, text) ? text.IndexOf(',', member.Range.End) + 1 : member.Range.End;

    private static bool HasCommaBehind(JsonMember member, JsonObject owner, string text)
    {
        var comma = text.IndexOf(',', member.Range.End);
        return comma >= 0 && comma < owner.Close.Start && text.Substring(member.Range.End, comma - member.Range.End).Trim().Length == 0;
    }
}
