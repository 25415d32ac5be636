using System.Net;

namespace SsoConfig.LocalOrg;

/// <summary>
/// The issuer as an address to listen on. Only http on a loopback address is accepted: the org's password stands on its sign-in page, so
/// nobody else may reach it.
/// </summary>
internal sealed record IssuerAddress
{
    private readonly string _host;
    private readonly string _path;

    private IssuerAddress(Uri uri)
    {
        _host = uri.Host;
        _path = uri.AbsolutePath;
        Port = uri.Port;
    }

    /// <summary>The port; 0 lets the operating system choose one.</summary>
    public int Port { get; private init; }

    /// <summary>The path of the issuer without a slash at its end; empty for an issuer without a path.</summary>
    public string BasePath => _path.TrimEnd('/');

    /// <summary>Host and port as a browser writes them in the <c>Host</c> header.</summary>
    public string Authority => $"{_host}:{Port}";

    /// <summary>The issuer, exactly as configured.</summary>
    public string Issuer => Origin + _path;

    /// <summary>Scheme, host and port.</summary>
    public string Origin => new UriBuilder(Uri.UriSchemeHttp, _host, Port).Uri.GetLeftPart(UriPartial.Authority);

    /// <summary>The address of the network interface; null means every loopback address, since the issuer says localhost.</summary>
    public IPAddress? Interface => IPAddress.TryParse(_host.Trim('[', ']'), out var address) ? address : null;

    public IssuerAddress WithPort(int port) => this with { Port = port };

    /// <exception cref="LocalOrgException">The issuer is not http on loopback, or discovery could not return it as it is written.</exception>
    public static IssuerAddress Parse(string issuer)
    {
        if (!Uri.TryCreate(issuer, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            throw new LocalOrgException($"The issuer '{issuer}' is not an address. Write, for example, http://127.0.0.1:5080/oauth2/default.");
        }

        if (!uri.IsLoopback)
        {
            throw new LocalOrgException(
                $"""
                The issuer {issuer} is on the host {uri.Host}, but the local org runs on this machine only.
                Its password stands on its sign-in page, so it never listens on a network.
                Write an issuer on loopback, for example http://127.0.0.1:5080/oauth2/default.
                """);
        }

        if (uri.Scheme == Uri.UriSchemeHttps)
        {
            throw new LocalOrgException($"The local org speaks http, the issuer says https. Write http{issuer[5..]}.");
        }

        if (uri.Query.Length > 0 || uri.Fragment.Length > 0 || uri.UserInfo.Length > 0)
        {
            throw new LocalOrgException($"The issuer {issuer} has a query, a fragment or a user in it. Write {uri.GetLeftPart(UriPartial.Path)}.");
        }

        var address = new IssuerAddress(uri);
        if (address.Issuer != issuer)
        {
            throw new LocalOrgException(
                $"""
                The issuer {issuer} would come back from discovery as {address.Issuer}, and an app compares the two character by character.
                Write {address.Issuer} in okta.json.
                """);
        }

        return address;
    }
}
