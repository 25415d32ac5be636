using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Input;
using SsoConfig.OktaJson.Reading;
using SsoConfig.OktaJson.Values;

namespace SsoConfig.OktaJson.Rules;

/// <summary>Apps below one okta.org.json share a session, and so must share the issuer's host and no scheme or client id.</summary>
internal sealed class FamilyRules(EffectiveValues own, string folder, OktaJsonOptions options, DiagnosticBag bag)
{
    private readonly string _redirectScheme = SchemeOf(own.Find(OktaKey.RedirectUri));
    private readonly string _logoutScheme = SchemeOf(own.Find(OktaKey.LogoutRedirectUri));
    private readonly string _issuerHost = IssuerUri.HostOf(own.Issuer);
    private readonly string? _clientId = own.Find(OktaKey.ClientId)?.Text;

    /// <summary>Whether there is anything to report about the two.</summary>
    public bool IsBrokenBy(SiblingApp sibling) =>
        sibling.HasScheme(_redirectScheme) || sibling.HasScheme(_logoutScheme) || HasSameClient(sibling) || HasOtherHost(sibling);

    public void Report(SiblingApp sibling)
    {
        ReportScheme(_redirectScheme, OktaKey.RedirectUri, sibling);
        if (_logoutScheme != _redirectScheme)
        {
            ReportScheme(_logoutScheme, OktaKey.LogoutRedirectUri, sibling);
        }

        if (HasSameClient(sibling))
        {
            bag.Add(OktaJsonRules.SiblingClientId, RangeOf(OktaKey.ClientId), _clientId!, FileOf(sibling));
        }

        if (HasOtherHost(sibling))
        {
            bag.Add(OktaJsonRules.SiblingIssuer, RangeOf(OktaKey.Issuer), _issuerHost, FileOf(sibling), sibling.IssuerHost);
        }
    }

    private bool HasSameClient(SiblingApp sibling) => _clientId is not null && _clientId == sibling.ClientId;

    private bool HasOtherHost(SiblingApp sibling) =>
        _issuerHost.Length > 0 && sibling.IssuerHost.Length > 0 && _issuerHost != sibling.IssuerHost;

    private void ReportScheme(string scheme, OktaKey key, SiblingApp sibling)
    {
        if (sibling.HasScheme(scheme))
        {
            bag.Add(OktaJsonRules.SiblingScheme, RangeOf(key), scheme, FileOf(sibling), OtherScheme(scheme));
        }
    }

    private DocumentRange RangeOf(OktaKey key) => own.Find(key)!.Range;

    private string FileOf(SiblingApp sibling) => FilePath.Relative(folder, sibling.Path);

    private static string SchemeOf(LayerValue? value) => value is null ? string.Empty : UriScheme.ToLower(UriScheme.From(value.Text));

    private string OtherScheme(string scheme)
    {
        var application = ProposedUri.ApplicationScheme(options);
        return application == scheme ? scheme + ".sso" : application;
    }
}
