namespace SsoConfig.Provisioning.Http;

/// <summary>Who gets what is sent to an address, in a form that can be compared and shown.</summary>
internal static class Origin
{
    /// <summary>Scheme, host and port.</summary>
    public static string Of(Uri address) => $"{address.Scheme}://{HostOf(address)}";

    /// <summary>
    /// The host, with its port where that is not the scheme's own. A name in another script is in its ASCII form, so that it does not look
    /// like another one.
    /// </summary>
    public static string HostOf(Uri address)
    {
        var host = address.HostNameType == UriHostNameType.IPv6 ? $"[{address.IdnHost}]" : address.IdnHost.ToLowerInvariant();
        return address.IsDefaultPort ? host : $"{host}:{address.Port}";
    }
}
