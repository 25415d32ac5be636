namespace SsoConfig.OktaJson;

/// <summary>
/// Which characters a value may have: those of a URI (RFC 3986), of a client identifier (RFC 6749, appendix A.1) and of a scope
/// (appendix A.4). All else is a slip, or an attempt to reach beyond the value.
/// </summary>
internal static class CharacterRules
{
    public static bool AreBroken(LayerValue value, DiagnosticBag bag)
    {
        var wrong = value.Text.Where(c => !IsAllowed(c, value.Key)).ToList();
        if (wrong.Count == 0)
        {
            return false;
        }

        var cleaned = new string([.. value.Text.Where(c => IsAllowed(c, value.Key))]);
        var names = string.Join(", ", wrong.Distinct().Take(3).Select(CharacterName.Of));
        bag.Add(OktaJsonRules.Characters, value.Place, value.ReplaceBy(cleaned), value.Spelling, names, JsonText.Quote(cleaned));
        return true;
    }

    private static bool IsAllowed(char c, OktaKey key) => key switch
    {
        OktaKey.Scopes => c is >= ' ' and <= '~' and not '"' and not '\\',
        OktaKey.ClientId or OktaKey.AuthorizationServerId => c is > ' ' and <= '~',
        _ => c is > ' ' and <= '~' && "\"<>\\^`{|}".IndexOf(c) < 0,
    };
}
