namespace SsoConfig.OktaJson;

/// <summary>What can be said about a value by itself, whatever the other layers set.</summary>
internal static class ValueRules
{
    public static void Check(LayerValue value, OktaJsonOptions options, DiagnosticBag bag)
    {
        if (Secrets.IsOne(value.Text))
        {
            bag.Add(OktaJsonRules.Secret, value.Place, value.Spelling, " and revoke it");
            return;
        }

        if (CharacterRules.AreBroken(value, bag))
        {
            return;
        }

        switch (value.Key)
        {
            case OktaKey.Issuer:
                IssuerRules.Check(value, bag);
                break;
            case OktaKey.RedirectUri or OktaKey.LogoutRedirectUri:
                RedirectRules.Check(value, options, bag);
                break;
            case OktaKey.Scopes:
                ScopeRules.Check(value, bag);
                break;
            default:
                break;
        }
    }
}
