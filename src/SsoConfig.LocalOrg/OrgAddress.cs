using System.Net;

namespace SsoConfig.LocalOrg;

/// <summary>
/// The issuer as an address to listen on. Only http on a loopback address is allowed: the password is shown on the sign-in page, so the org
/// must not be reachable from other machines.
/// </summary>
internal sealed record OrgAddress
{
    private readonly string _host;
    private readonly string _path;

    private OrgAddress(Uri uri)
    {
        _host = uri.Host;
        _path = uri.AbsolutePath;
        Port = uri.Port;
    }

    /// <summary>The port; 0 lets the operating system choose one.</summary>
    public int Port { get; private init; }

    /// <summary>The path of the issuer without a slash at its end; empty for an issuer without a path.</summary>
    public string BasePath => _path.TrimEnd('/');

    /// <summary>Host and port, as in the <c>Host</c> header of a browser.</summary>
    public string Authority => $"{_host}:{Port}";

    /// <summary>The issuer, exactly as configured.</summary>
    public string Issuer => Origin + _path;

    /// <summary>Scheme, host and port.</summary>
    public string Origin => new UriBuilder(Uri.UriSchemeHttp, _host, Port).Uri.GetLeftPart(UriPartial.Authority);

    /// <summary>The address of the network interface; null for localhost, which is every loopback address.</summary>
    public IPAddress? Interface => IPAddress.TryParse(_host.Trim('[', ']'), out var address) ? address : null;

    public OrgAddress WithPort(int port) => this with { Port = port };

    /// <exception cref="LocalOrgException">The issuer is not http on loopback, or discovery could not return it unchanged.</exception>
    public static OrgAddress Parse(string issuer)
    {
        if (!Uri.TryCreate(issuer, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            throw new LocalOrgException(
                $"The issuer '{issuer}' is not an absolute URI. Use, for example, http://127.0.0.1:5080/oauth2/default."
            );
        }

        if (!uri.IsLoopback)
        {
            throw new LocalOrgException(
                $"""
                The issuer '{issuer}' is on the host '{uri.Host}', but the local org runs on this machine only: the password is shown on the sign-in page.
                Use an issuer on loopback, for example http://127.0.0.1:5080/oauth2/default.
                """
            );
        }

        if (uri.Scheme == Uri.UriSchemeHttps)
        {
            throw new LocalOrgException(
                $"The issuer '{issuer}' is an https address, but the local org supports http only. Use http{issuer[5..]}."
            );
        }

        if (uri.Query.Length > 0 || uri.Fragment.Length > 0 || uri.UserInfo.Length > 0)
        {
            throw new LocalOrgException(
                $"The issuer '{issuer}' must not have a query, a fragment or user information. Use {uri.GetLeftPart(UriPartial.Path)}."
            );
        }

        var address = new OrgAddress(uri);
        if (address.Issuer != issuer)
        {
            throw new LocalOrgException(
                $"""
                The issuer '{issuer}' would be returned by discovery as '{address.Issuer}', and apps compare the two character by character.
                Use {address.Issuer} in okta.json.
                """
            );
        }

        return address;
    }
}
