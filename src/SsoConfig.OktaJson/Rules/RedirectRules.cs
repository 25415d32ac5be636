using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Input;
using SsoConfig.OktaJson.Reading;
using SsoConfig.OktaJson.Values;

namespace SsoConfig.OktaJson.Rules;

/// <summary>
/// Redirect URIs have a private-use scheme that names its owner (RFC 8252, section 7.1) and that every platform can register.
/// </summary>
internal static class RedirectRules
{
    public static void Check(LayerValue value, OktaJsonOptions options, DiagnosticBag bag)
    {
        var scheme = UriScheme.From(value.Text);
        if (scheme.Length == 0)
        {
            Report(OktaJsonRules.RedirectWithoutScheme, value, options, bag);
        }
        else if (UriScheme.IsReserved(scheme))
        {
            Report(OktaJsonRules.ReservedScheme, value, options, bag);
        }
        else
        {
            CheckScheme(scheme, value, options, bag);
            CheckRest(value, options, bag);
        }
    }

    private static void CheckScheme(string scheme, LayerValue value, OktaJsonOptions options, DiagnosticBag bag)
    {
        if (!UriScheme.IsValid(scheme))
        {
            Report(OktaJsonRules.RedirectCharacters, value, options, bag);
        }
        else if (!UriScheme.IsReversedDomain(scheme))
        {
            Report(OktaJsonRules.RedirectNotReverseDomain, value, options, bag);
        }

        if (scheme != UriScheme.ToLower(scheme))
        {
            Report(OktaJsonRules.RedirectUpperCase, value, options, bag);
        }
    }

    private static void CheckRest(LayerValue value, OktaJsonOptions options, DiagnosticBag bag)
    {
        var slashes = PrivateUseUri.CountSlashes(value.Text);
        if (slashes > 1)
        {
            var corrected = ProposedUri.Correct(value.Text, value.Key, options);
            var number = slashes switch
            {
                2 => "two",
                3 => "three",
                _ => "many",
            };
            bag.Add(OktaJsonRules.RedirectDoubleSlash, value.Range, value.ReplaceBy(corrected), value.Text, number, corrected);
        }

        if (PrivateUseUri.HasFragment(value.Text))
        {
            Report(OktaJsonRules.RedirectFragment, value, options, bag);
        }
    }

    public static void Report(OktaJsonRule rule, LayerValue value, OktaJsonOptions options, DiagnosticBag bag)
    {
        var corrected = ProposedUri.Correct(value.Text, value.Key, options);
        bag.Add(rule, value.Range, value.ReplaceBy(corrected), value.Text, corrected);
    }
}
