using System;

namespace SsoConfig.Maui.Callbacks;

/// <summary>
/// Whether a URI came to a registered one: scheme, host, port and path are the same, character by character (RFC 9700, section 2.1), and
/// nothing but a query or a fragment follows. A longer path is another URI.
/// </summary>
internal static class RedirectUriMatch
{
    public static bool IsAt(string uri, string registeredUri) =>
        uri.StartsWith(registeredUri, StringComparison.Ordinal)
        && (uri.Length == registeredUri.Length || IsSeparator(uri[registeredUri.Length], registeredUri));

    private static bool IsSeparator(char next, string registeredUri) =>
        next == '#' || next == (registeredUri.Contains('?', StringComparison.Ordinal) ? '&' : '?');
}
