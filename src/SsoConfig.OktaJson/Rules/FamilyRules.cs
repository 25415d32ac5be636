namespace SsoConfig.OktaJson;

/// <summary>Apps below one okta.org.json share a session, and so must share the issuer's host and nothing that answers to one of them.</summary>
internal sealed class FamilyRules(EffectiveValues own, string folder, OktaJsonOptions options, DiagnosticBag bag)
{
    private readonly string _redirectScheme = SchemeOf(own.Find(OktaKey.RedirectUri));
    private readonly string _logoutScheme = SchemeOf(own.Find(OktaKey.LogoutRedirectUri));
    private readonly string _issuerHost = IssuerAddress.HostOf(own.Issuer);
    private readonly string? _clientId = own.Find(OktaKey.ClientId)?.Text;

    /// <summary>Whether there is anything to report about the two.</summary>
    public bool IsInTheWay(Sibling sibling) => Claims(sibling, _redirectScheme) || Claims(sibling, _logoutScheme) || HasSameClient(sibling) || HasOtherHost(sibling);

    public void Report(Sibling sibling)
    {
        ReportScheme(_redirectScheme, OktaKey.RedirectUri, sibling);
        if (_logoutScheme != _redirectScheme)
        {
            ReportScheme(_logoutScheme, OktaKey.LogoutRedirectUri, sibling);
        }

        if (HasSameClient(sibling))
        {
            bag.Add(OktaJsonRules.SiblingClientId, PlaceOf(OktaKey.ClientId), _clientId!, FileOf(sibling));
        }

        if (HasOtherHost(sibling))
        {
            bag.Add(OktaJsonRules.SiblingIssuer, PlaceOf(OktaKey.Issuer), _issuerHost, FileOf(sibling), sibling.IssuerHost);
        }
    }

    private static bool Claims(Sibling sibling, string scheme) => scheme.Length > 0 && sibling.Has(scheme);

    private bool HasSameClient(Sibling sibling) => _clientId is not null && _clientId == sibling.ClientId;

    private bool HasOtherHost(Sibling sibling) => _issuerHost.Length > 0 && sibling.IssuerHost.Length > 0 && _issuerHost != sibling.IssuerHost;

    private void ReportScheme(string scheme, OktaKey key, Sibling sibling)
    {
        if (Claims(sibling, scheme))
        {
            bag.Add(OktaJsonRules.SiblingScheme, PlaceOf(key), scheme, FileOf(sibling), Another(scheme));
        }
    }

    private Place PlaceOf(OktaKey key) => own.Find(key)!.Place;

    private string FileOf(Sibling sibling) => FilePath.Relative(folder, sibling.Path);

    private static string SchemeOf(LayerValue? value) => value is null ? string.Empty : RedirectUri.ToLower(UriScheme.Of(value.Text));

    private string Another(string scheme)
    {
        var ofApplication = RedirectUri.ApplicationScheme(options);
        return ofApplication == scheme ? scheme + ".sso" : ofApplication;
    }
}
