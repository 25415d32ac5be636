using System.Globalization;
using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Input;
using SsoConfig.OktaJson.Json;
using SsoConfig.OktaJson.Reading;
using SsoConfig.OktaJson.Values;

namespace SsoConfig.OktaJson.Rules;

/// <summary>What can be wrong, on one platform, with values that are right by themselves.</summary>
internal static class CombinationRules
{
    /// <summary>
    /// The longest name of <c>uap:Protocol</c>: https://learn.microsoft.com/uwp/schemas/appxpackage/uapmanifestschema/element-uap-protocol
    /// </summary>
    private const int LongestSchemeOnWindows = 39;

    public static void Check(EffectiveValues values, string platformKey, OktaJsonOptions options, DiagnosticBag bag)
    {
        var redirect = values.Find(OktaKey.RedirectUri);
        var logout = values.Find(OktaKey.LogoutRedirectUri);
        CheckDifference(redirect, logout, options, bag);
        var host = IssuerUri.HostOf(values.Issuer);
        foreach (var value in new[] { redirect, logout })
        {
            if (value is not null)
            {
                CheckReversedHost(value, host, options, bag);
                CheckLength(value, platformKey, bag);
            }
        }

        if (values.Find(OktaKey.Scopes) is { } scopes)
        {
            CheckOfflineAccess(scopes, host, bag);
        }

        NativeSsoRules.Check(values, bag);
        ProviderRules.Check(values, bag);
    }

    private static void CheckDifference(LayerValue? redirect, LayerValue? logout, OktaJsonOptions options, DiagnosticBag bag)
    {
        if (redirect is null || logout is null || redirect.Text != logout.Text)
        {
            return;
        }

        var corrected = ProposedUri.WithSchemeOf(logout.Text, logout.Key, options);
        corrected = corrected == redirect.Text ? corrected + "-done" : corrected;
        bag.AddWithRelated(
            OktaJsonRules.RedirectIsLogoutRedirect,
            logout.Range,
            redirect.Range,
            logout.ReplaceBy(corrected),
            logout.Text,
            corrected
        );
    }

    private static void CheckReversedHost(LayerValue value, string host, OktaJsonOptions options, DiagnosticBag bag)
    {
        if (!IsReversedHost(UriScheme.ToLower(UriScheme.From(value.Text)), host))
        {
            return;
        }

        var cleaned = AllowedCharacters.Clean(value.Text, value.Syntax);
        var path = cleaned.Substring(cleaned.IndexOf(':') + 1).TrimStart('/');
        var corrected = PrivateUseUri.Create(ProposedUri.ApplicationScheme(options), path);
        bag.Add(OktaJsonRules.ReversedOktaHost, value.Range, value.ReplaceBy(corrected), value.Text, corrected);
    }

    private static bool IsReversedHost(string scheme, string host)
    {
        if (KnownProviders.IsReversedOkta(scheme))
        {
            return true;
        }

        var labels = host.Split('.');
        Array.Reverse(labels);
        return labels.Length > 1 && scheme == string.Join(".", labels);
    }

    private static void CheckLength(LayerValue value, string platformKey, DiagnosticBag bag)
    {
        var length = UriScheme.From(value.Text).Length;
        if (length > LongestSchemeOnWindows && platformKey == PlatformKeys.Windows)
        {
            bag.Add(OktaJsonRules.SchemeTooLong, value.Range, value.Text, length.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void CheckOfflineAccess(LayerValue scopes, string host, DiagnosticBag bag)
    {
        var isRefused = KnownProviders.RefusesOfflineAccess(host);
        if (isRefused && ScopeList.Contains(scopes.Text, ScopeList.OfflineAccess))
        {
            var without = scopes.Text.Replace(ScopeList.OfflineAccess, string.Empty).Split([' '], StringSplitOptions.RemoveEmptyEntries);
            var written = ScopeRules.WriteLike(scopes.Node, without);
            bag.Add(OktaJsonRules.OfflineAccessRefused, scopes.Range, ScopeRules.ReplaceBy(scopes, written), scopes.Text, host, written);
        }
        else if (!isRefused && !ScopeList.Contains(scopes.Text, ScopeList.OfflineAccess) && IsReadable(scopes))
        {
            ScopeRules.Report(OktaJsonRules.OfflineAccessMissing, scopes, bag);
        }
    }

    /// <summary>Whether nothing about the scopes is reported already by which they may be others.</summary>
    private static bool IsReadable(LayerValue scopes) =>
        !ScopeList.HasCommas(scopes.Text) && AllowedCharacters.IsClean(scopes.Text, ValueSyntax.Scopes) && !Secrets.IsOne(scopes.Text);
}
