using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Input;
using SsoConfig.OktaJson.Reading;
using SsoConfig.OktaJson.Values;

namespace SsoConfig.OktaJson.Rules;

/// <summary>What can be said about a value by itself, whatever the other layers set.</summary>
internal static class ValueRules
{
    public static void Check(LayerValue value, OktaJsonOptions options, DiagnosticBag bag)
    {
        if (
            Secrets.IsOne(value.Text)
            || (value.Key is OktaKey.TrustedAudiences or OktaKey.AllowedTenants && value.Text.Split(' ').Any(Secrets.IsOne))
        )
        {
            bag.Add(OktaJsonRules.Secret, value.Range, value.Spelling, " and revoke it");
            return;
        }

        if (!AllowedCharacters.IsClean(value.Text, value.Syntax))
        {
            CharacterRules.Report(value, bag);
            return;
        }

        switch (value.Key)
        {
            case OktaKey.Issuer:
                IssuerRules.Check(value, bag);
                break;
            case OktaKey.RedirectUri or OktaKey.LogoutRedirectUri when ClaimedHttpsUri.IsOne(value.Text):
                LinkRules.Check(value, options, bag);
                break;
            case OktaKey.RedirectUri or OktaKey.LogoutRedirectUri:
            case OktaKey.FallbackRedirectUri or OktaKey.FallbackLogoutRedirectUri:
                RedirectRules.Check(value, options, bag);
                break;
            case OktaKey.Scopes:
                ScopeRules.Check(value, bag);
                break;
            case OktaKey.NativeSsoFamily:
                NativeSsoRules.CheckFamily(value, bag);
                break;
            case OktaKey.NativeSsoDeviceSecretType:
                NativeSsoRules.CheckDeviceSecretType(value, bag);
                break;
            default:
                ProviderRules.Check(value, bag);
                break;
        }
    }
}
