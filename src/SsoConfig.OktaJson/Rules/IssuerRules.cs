namespace SsoConfig.OktaJson;

/// <summary>The issuer is an https address without query and fragment (OpenID Connect Discovery 1.0, section 3), and that of an org, not of its admin console.</summary>
internal static class IssuerRules
{
    public static void Check(LayerValue value, DiagnosticBag bag)
    {
        var text = value.Text;
        if (IssuerAddress.FindMalformation(text) is { } malformation)
        {
            var corrected = IssuerAddress.Correct(text);
            bag.Add(OktaJsonRules.IssuerMalformed, value.Place, value.ReplaceBy(corrected), text, malformation, corrected);
            return;
        }

        void AddIf(bool broken, OktaJsonRule rule)
        {
            if (broken)
            {
                var corrected = IssuerAddress.Correct(text);
                bag.Add(rule, value.Place, value.ReplaceBy(corrected), text, corrected);
            }
        }

        AddIf(!IssuerAddress.IsHttpsOrLoopback(text), OktaJsonRules.IssuerNotHttps);
        AddIf(IssuerAddress.IsAdminHost(text), OktaJsonRules.IssuerAdminHost);
        AddIf(IssuerAddress.HasDoubledDomain(text), OktaJsonRules.IssuerDoubledDomain);
        AddIf(IssuerAddress.HasQueryOrFragment(text), OktaJsonRules.IssuerQuery);
        AddIf(!OktaKeys.IsDiscoveryDocument(value.Spelling) && IssuerAddress.IsDiscoveryDocument(text), OktaJsonRules.DiscoveryDocument);
    }
}
