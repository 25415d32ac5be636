namespace SsoConfig.Protocol;

/// <summary>An id_token as <c>id_token_hint</c> in an address of the browser.</summary>
internal static class IdTokenHint
{
    /// <summary>
    /// Servers refuse addresses beyond some length (okta-auth-js#1346: HTTP 414; Entra ID: AADSTS90015 from about 15 group claims).
    /// A hint is optional in every request that takes it, so a longer one is left out.
    /// </summary>
    internal const int MaxLength = 4000;

    public static string? From(string? idToken) => idToken is { Length: <= MaxLength } ? idToken : null;
}
