namespace SsoConfig.OktaJson;

/// <summary>Apps below one okta.org.json share a session, and so must share the issuer's host and nothing that answers to one of them.</summary>
internal static class FamilyRules
{
    public static void Check(EffectiveValues own, string folder, IEnumerable<Sibling> siblings, OktaJsonOptions options, DiagnosticBag bag)
    {
        foreach (var sibling in siblings)
        {
            var file = FilePath.Relative(folder, sibling.Path);
            CheckScheme(own, file, sibling, options, bag);
            CheckClientId(own, file, sibling, bag);
            CheckIssuer(own, file, sibling, bag);
        }
    }

    private static void CheckScheme(EffectiveValues own, string file, Sibling sibling, OktaJsonOptions options, DiagnosticBag bag)
    {
        var reported = string.Empty;
        foreach (var key in new[] { OktaKey.RedirectUri, OktaKey.LogoutRedirectUri })
        {
            var scheme = SchemeOf(own.Find(key));
            if (scheme.Length > 0 && scheme != reported && sibling.Schemes.Contains(scheme) && own.Find(key) is { } value)
            {
                bag.Add(OktaJsonRules.SiblingScheme, value.Place, scheme, file, Another(scheme, options));
                reported = scheme;
            }
        }
    }

    private static void CheckClientId(EffectiveValues own, string file, Sibling sibling, DiagnosticBag bag)
    {
        if (own.Find(OktaKey.ClientId) is { } value && value.Text == sibling.ClientId)
        {
            bag.Add(OktaJsonRules.SiblingClientId, value.Place, value.Text, file);
        }
    }

    private static void CheckIssuer(EffectiveValues own, string file, Sibling sibling, DiagnosticBag bag)
    {
        var host = IssuerAddress.HostOf(own.Issuer);
        if (host.Length > 0 && sibling.IssuerHost.Length > 0 && host != sibling.IssuerHost && own.Find(OktaKey.Issuer) is { } value)
        {
            bag.Add(OktaJsonRules.SiblingIssuer, value.Place, host, file, sibling.IssuerHost);
        }
    }

    private static string SchemeOf(LayerValue? value) => value is null ? string.Empty : RedirectUri.ToLower(UriScheme.Of(value.Text));

    private static string Another(string scheme, OktaJsonOptions options)
    {
        var ofApplication = RedirectUri.ApplicationScheme(options);
        return ofApplication == scheme ? scheme + ".sso" : ofApplication;
    }
}
