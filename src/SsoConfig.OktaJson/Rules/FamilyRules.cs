using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Input;
using SsoConfig.OktaJson.Reading;
using SsoConfig.OktaJson.Values;

namespace SsoConfig.OktaJson.Rules;

/// <summary>Apps below one okta.org.json share a session, and so must share the issuer's host and no scheme, link or client id.</summary>
internal sealed class FamilyRules(EffectiveValues own, string folder, OktaJsonOptions options, DiagnosticBag bag)
{
    private readonly string[] _claims = RedirectKeys.ClaimsOf(own);
    private readonly string _issuerHost = IssuerUri.HostOf(own.Issuer);
    private readonly string? _clientId = own.Find(OktaKey.ClientId)?.Text;

    /// <summary>Whether there is anything to report about the two.</summary>
    public bool IsBrokenBy(SiblingApp sibling)
    {
        foreach (var claim in _claims)
        {
            if (sibling.HasClaim(claim))
            {
                return true;
            }
        }

        return HasSameClient(sibling) || HasOtherHost(sibling);
    }

    public void Report(SiblingApp sibling)
    {
        for (var i = 0; i < _claims.Length; i++)
        {
            if (Array.IndexOf(_claims, _claims[i]) == i && sibling.HasClaim(_claims[i]))
            {
                ReportClaim(_claims[i], own.Find(RedirectKeys.All[i])!, sibling);
            }
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

    private void ReportClaim(string claim, LayerValue value, SiblingApp sibling)
    {
        if (ClaimedHttpsUri.IsOne(claim))
        {
            bag.Add(OktaJsonRules.SiblingLink, value.Range, value.Text, FileOf(sibling), OtherLink(value.Text));
        }
        else
        {
            bag.Add(OktaJsonRules.SiblingScheme, value.Range, claim, FileOf(sibling), OtherScheme(claim));
        }
    }

    private DocumentRange RangeOf(OktaKey key) => own.Find(key)!.Range;

    private string FileOf(SiblingApp sibling) => FilePath.Relative(folder, sibling.Path);

    private string OtherScheme(string scheme)
    {
        var application = ProposedUri.ApplicationScheme(options);
        return application == scheme ? scheme + ".sso" : application;
    }

    /// <summary>Below a folder of the app's own, the name of which is that of its scheme.</summary>
    private string OtherLink(string link)
    {
        var path = ClaimedHttpsUri.PathOf(link);
        return link.Substring(0, link.Length - path.Length) + "/" + ProposedUri.ApplicationScheme(options) + path;
    }
}
