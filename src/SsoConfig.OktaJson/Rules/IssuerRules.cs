using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Reading;
using SsoConfig.OktaJson.Values;

namespace SsoConfig.OktaJson.Rules;

/// <summary>
/// The issuer is an https URL without query and fragment (OpenID Connect Discovery 1.0, section 3), and that of an org, not of its admin
/// console.
/// </summary>
internal static class IssuerRules
{
    public static void Check(LayerValue value, DiagnosticBag bag)
    {
        var text = value.Text;
        var known = bag.All.Count;
        if (IssuerUri.FindMalformation(text) is { } malformation)
        {
            var corrected = IssuerUri.Correct(text);
            bag.Add(OktaJsonRules.IssuerMalformed, value.Range, value.ReplaceBy(corrected), text, malformation, corrected);
            return;
        }

        if (!IssuerUri.IsHttpsOrLoopback(text))
        {
            Report(OktaJsonRules.IssuerNotHttps, value, bag);
        }

        if (IssuerUri.IsAdminHost(text))
        {
            Report(OktaJsonRules.IssuerAdminHost, value, bag);
        }

        if (IssuerUri.HasDoubledDomain(text))
        {
            Report(OktaJsonRules.IssuerDoubledDomain, value, bag);
        }

        if (IssuerUri.HasQueryOrFragment(text))
        {
            Report(OktaJsonRules.IssuerQuery, value, bag);
        }

        if (!OktaKeys.IsDiscoveryDocument(value.Spelling) && IssuerUri.IsDiscoveryDocument(text))
        {
            Report(OktaJsonRules.DiscoveryDocument, value, bag);
        }

        if (bag.All.Count == known)
        {
            CheckSpelling(value, bag);
        }
    }

    private static void Report(OktaJsonRule rule, LayerValue value, DiagnosticBag bag)
    {
        var corrected = IssuerUri.Correct(value.Text);
        bag.Add(rule, value.Range, value.ReplaceBy(corrected), value.Text, corrected);
    }

    private static void CheckSpelling(LayerValue value, DiagnosticBag bag)
    {
        // A discovery document and a domain are not compared; the issuer is computed from them.
        var isComputed = OktaKeys.IsDiscoveryDocument(value.Spelling) || value.Spelling == OktaKeys.OktaDomain;
        if (IssuerUri.FindIssuerElsewhere(value.Text) is { } elsewhere)
        {
            bag.Add(OktaJsonRules.IssuerSpelling, value.Range, value.ReplaceBy(elsewhere), value.Text, elsewhere);
        }
        else if (!isComputed && IssuerUri.FindProviderSpelling(value.Text) is { } corrected)
        {
            bag.Add(OktaJsonRules.IssuerSpelling, value.Range, value.ReplaceBy(corrected), value.Text, corrected);
        }
    }
}
