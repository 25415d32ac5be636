using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Credentials;
using SsoConfig.Provisioning.Http;

namespace SsoConfig.Provisioning.Okta;

/// <summary>An org as it describes itself to everyone.</summary>
/// <param name="Address">Where its management API is.</param>
/// <param name="IsIdentityEngine">Whether it runs Identity Engine, and not Classic; null where it does not say.</param>
/// <param name="Hosts">The hosts that are the same org: its own, and a custom domain.</param>
internal sealed record OktaOrganization(string? Id, Uri Address, bool? IsIdentityEngine, IReadOnlyList<string> Hosts)
{
    private static readonly string[] Domains = [".okta.com", ".oktapreview.com", ".okta-emea.com", ".okta-gov.com", ".okta.mil"];

    /// <summary>Whether a host is one of Okta's own. A custom domain cannot be told from any other provider.</summary>
    public static bool IsOktaHost(string host) => Domains.Any(domain => host.EndsWith(domain, StringComparison.OrdinalIgnoreCase));

    /// <summary>Asks an org who it is; needs no credential.</summary>
    /// <returns>Null where there is no Okta org at that address.</returns>
    public static async Task<OktaOrganization?> ReadAsync(ProviderHttp http, Uri address, CancellationToken cancellationToken)
    {
        var origin = new Uri(address.GetLeftPart(UriPartial.Authority));
        var response = await http.GetAsync(new Uri(origin, "/.well-known/okta-organization"), cancellationToken).ConfigureAwait(false);
        return response.IsSuccess && response.ToObject() is { } document && document.Text("id") is { } id
            ? Parse(document, id, origin)
            : null;
    }

    /// <summary>The org that a credential may be used at for an issuer.</summary>
    /// <exception cref="ProvisioningException">The credential is for another org.</exception>
    public static async Task<Uri> ForCredentialAsync(
        ProviderHttp http,
        Uri issuer,
        OktaCredential credential,
        CancellationToken cancellationToken
    )
    {
        var issuerOrigin = new Uri(issuer.GetLeftPart(UriPartial.Authority));
        if (credential.Organization is not { } organization)
        {
            // Okta's own hosts do not show a token to whoever made an org there. Any other host is one that okta.json chose.
            return IsOktaHost(issuer.Host)
                ? issuerOrigin
                : throw new ProvisioningException(
                    $"The token from {credential.Source} does not say which org it is for, and {Origin.HostOf(issuer)} is not one of "
                        + "Okta's own hosts, so it is not sent there: add OKTA_ORG_NAME and OKTA_BASE_URL, or OKTA_CLIENT_ORGURL."
                );
        }

        if (IsSameOrigin(organization, issuerOrigin))
        {
            return issuerOrigin;
        }

        // What the issuer's host says about itself is not asked: it comes from okta.json. The credential goes to its own org in any case.
        return
            await ReadAsync(http, organization, cancellationToken).ConfigureAwait(false) is { } own
            && own.Hosts.Contains(issuer.Authority, StringComparer.OrdinalIgnoreCase)
            ? organization
            : throw new ProvisioningException(
                $"The token from {credential.Source} is for {organization.Host}, but okta.json names {issuer.Host}, which is not a "
                    + "domain of that org. Use a token of the org in okta.json."
            );
    }

    private static OktaOrganization Parse(JsonObject document, string id, Uri origin)
    {
        var links = new[] { document.Text("_links", "organization", "href"), document.Text("_links", "alternate", "href") }
            .Select(static link => Uri.TryCreate(link, UriKind.Absolute, out var address) ? address : null)
            .OfType<Uri>()
            .ToList();
        return new OktaOrganization(
            id,
            origin,
            document.Text("pipeline") switch
            {
                "idx" => true,
                "v1" => false,
                _ => null,
            },
            [.. links.Prepend(origin).Select(static link => link.Authority).Distinct(StringComparer.OrdinalIgnoreCase)]
        );
    }

    private static bool IsSameOrigin(Uri one, Uri other) =>
        Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
