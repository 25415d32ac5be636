namespace SsoConfig.Http;

/// <summary>
/// Scheme, host and port (RFC 6454), the host as it is asked for in DNS and TLS: lower case, punycode, a trailing dot kept.
/// </summary>
internal readonly record struct Origin(string Scheme, string Host, int Port)
{
    /// <summary>The origin of an absolute URI that has a host, or <see langword="null"/>.</summary>
    public static Origin? TryGet(Uri? uri) =>
        uri is { IsAbsoluteUri: true, IdnHost.Length: > 0 } ? new Origin(uri.Scheme, uri.IdnHost, uri.Port) : null;

    public override string ToString() => $"{Scheme}://{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}";
}
