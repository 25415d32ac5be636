namespace SsoConfig.OktaJson;

/// <summary>
/// What all layers together say for one platform. Plain data without positions, so that an edit that changes no value leaves it equal.
/// </summary>
/// <param name="Issuer">The issuer as discovery states it (OpenID Connect Discovery 1.0, section 3).</param>
/// <param name="ClientId">The public client identifier (RFC 6749, section 2.2).</param>
/// <param name="RedirectUri">Where the answer to a sign-in goes (RFC 8252, section 7.1).</param>
/// <param name="LogoutRedirectUri">Where the browser goes after sign-out (RP-Initiated Logout 1.0, section 2).</param>
/// <param name="Scopes">Scopes between single spaces (RFC 6749, section 3.3).</param>
/// <param name="Settings">The app's own settings.</param>
internal sealed record OktaConfigModel(
    SourcedValue Issuer,
    SourcedValue ClientId,
    SourcedValue RedirectUri,
    SourcedValue LogoutRedirectUri,
    SourcedValue Scopes,
    SettingGroup Settings)
{
    /// <summary>The part of the redirect URI before the colon, or empty where it has none.</summary>
    public string RedirectScheme => UriScheme.Of(RedirectUri.Value);

    /// <summary>The part of the logout redirect URI before the colon, or empty where it has none.</summary>
    public string LogoutScheme => UriScheme.Of(LogoutRedirectUri.Value);

    /// <summary>The schemes that the app answers to, each once.</summary>
    public IEnumerable<string> Schemes =>
        new[] { RedirectScheme, LogoutScheme }.Where(static scheme => scheme.Length > 0).Distinct(StringComparer.Ordinal);
}
