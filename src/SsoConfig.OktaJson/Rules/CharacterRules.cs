namespace SsoConfig.OktaJson;

/// <summary>
/// Which characters a value may have: those of a URI (RFC 3986), of a client identifier (RFC 6749, appendix A.1) and of a scope
/// (appendix A.4). All else is a slip, or an attempt to reach beyond the value.
/// </summary>
internal static class CharacterRules
{
    public static bool AreBroken(LayerValue value, DiagnosticBag bag)
    {
        if (IsClean(value.Text, value.Key))
        {
            return false;
        }

        var cleaned = Clean(value.Text, value.Key);
        var wrong = value.Text.Where(c => !IsAllowed(c, value.Key));
        var names = string.Join(", ", wrong.Distinct().Take(3).Select(CharacterName.Of));
        bag.Add(OktaJsonRules.Characters, value.Place, value.ReplaceBy(cleaned), value.Spelling, names, JsonText.Quote(cleaned));
        return true;
    }

    /// <summary>The text without what it may not have. A tab or line break between two scopes separates them as a space does.</summary>
    public static string Clean(string text, OktaKey key)
    {
        if (IsClean(text, key))
        {
            return text;
        }

        var spaced = key == OktaKey.Scopes ? text.Select(static c => char.IsWhiteSpace(c) ? ' ' : c) : text;
        var cleaned = new string([.. spaced.Where(c => IsAllowed(c, key))]);
        return key == OktaKey.Scopes ? ScopeRules.Join(cleaned.Split(' ')) : cleaned;
    }

    private static bool IsClean(string text, OktaKey key)
    {
        foreach (var c in text)
        {
            if (!IsAllowed(c, key))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAllowed(char c, OktaKey key) => key switch
    {
        OktaKey.Scopes => c is >= ' ' and <= '~' and not '"' and not '\\',
        OktaKey.ClientId or OktaKey.AuthorizationServerId => c is > ' ' and <= '~',
        _ => c is > ' ' and <= '~' && "\"<>\\^`{|}".IndexOf(c) < 0,
    };
}
