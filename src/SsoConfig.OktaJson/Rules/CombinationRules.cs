namespace SsoConfig.OktaJson;

/// <summary>What can be wrong with values that are right by themselves.</summary>
internal static class CombinationRules
{
    private static readonly string[] OktaDomains = ["com.okta.", "com.oktapreview.", "com.okta-emea.", "com.okta-gov."];

    public static void Check(EffectiveValues values, OktaJsonOptions options, DiagnosticBag bag)
    {
        var redirect = values.Find(OktaKey.RedirectUri);
        var logout = values.Find(OktaKey.LogoutRedirectUri);
        if (redirect is not null && logout is not null && redirect.Text == logout.Text)
        {
            var corrected = $"{UriScheme.Of(RedirectUri.Correct(logout.Text, logout.Key, options))}:/{RedirectUri.DefaultPath(logout.Key)}";
            corrected = corrected == redirect.Text ? corrected + "-done" : corrected;
            bag.AddWithRelated(OktaJsonRules.RedirectIsLogoutRedirect, logout.Place, redirect.Place, logout.ReplaceBy(corrected), logout.Text, corrected);
        }

        CheckReversedHost(redirect, values, options, bag);
        CheckReversedHost(logout, values, options, bag);
    }

    private static void CheckReversedHost(LayerValue? value, EffectiveValues values, OktaJsonOptions options, DiagnosticBag bag)
    {
        if (value is null || !IsReversedHost(UriScheme.Of(value.Text), IssuerAddress.HostOf(values.Issuer)))
        {
            return;
        }

        var cleaned = CharacterRules.Clean(value.Text, value.Key);
        var path = cleaned.Substring(cleaned.IndexOf(':') + 1).TrimStart('/');
        var corrected = $"{RedirectUri.ApplicationScheme(options)}:/{path}";
        bag.Add(OktaJsonRules.ReversedOktaHost, value.Place, value.ReplaceBy(corrected), value.Text, corrected);
    }

    private static bool IsReversedHost(string scheme, string host)
    {
        var lower = RedirectUri.ToLower(scheme);
        var isOkta = Array.Exists(OktaDomains, domain => lower.StartsWith(domain, StringComparison.Ordinal));
        return isOkta || (host.IndexOf('.') > 0 && lower == string.Join(".", Enumerable.Reverse(host.Split('.'))));
    }
}
