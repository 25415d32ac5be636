using System.Globalization;

namespace SsoConfig.OktaJson;

/// <summary>Redirect URIs have a private-use scheme that names its owner (RFC 8252, section 7.1) and that every platform can register.</summary>
internal static class RedirectRules
{
    /// <summary>The longest name of <c>uap:Protocol</c>: https://learn.microsoft.com/uwp/schemas/appxpackage/uapmanifestschema/element-uap-protocol</summary>
    public const int LongestSchemeOnWindows = 39;

    public static void Check(LayerValue value, OktaJsonOptions options, DiagnosticBag bag)
    {
        var uri = value.Text;
        void AddIf(bool broken, OktaJsonRule rule)
        {
            if (broken)
            {
                var corrected = RedirectUri.Correct(uri, value.Key, options);
                bag.Add(rule, value.Place, value.ReplaceBy(corrected), uri, corrected);
            }
        }

        var scheme = UriScheme.Of(uri);
        AddIf(scheme.Length == 0, OktaJsonRules.RedirectWithoutScheme);
        AddIf(RedirectUri.IsReserved(scheme), OktaJsonRules.ReservedScheme);
        if (scheme.Length == 0 || RedirectUri.IsReserved(scheme))
        {
            return;
        }

        var isScheme = RedirectUri.IsSchemeSyntax(scheme);
        AddIf(!isScheme, OktaJsonRules.RedirectCharacters);
        AddIf(scheme != RedirectUri.ToLower(scheme), OktaJsonRules.RedirectUpperCase);
        AddIf(isScheme && !RedirectUri.IsReversedDomain(scheme), OktaJsonRules.RedirectNotReverseDomain);
        AddIf(RedirectUri.HasDoubleSlash(uri), OktaJsonRules.RedirectDoubleSlash);
        AddIf(RedirectUri.HasFragment(uri), OktaJsonRules.RedirectFragment);
        if (scheme.Length > LongestSchemeOnWindows)
        {
            bag.Add(OktaJsonRules.SchemeTooLong, value.Place, uri, scheme.Length.ToString(CultureInfo.InvariantCulture));
        }
    }
}
