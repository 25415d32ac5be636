using SsoConfig.OktaJson.Values;

namespace SsoConfig.OktaJson.Model;

/// <summary>
/// What all layers together say for one platform. Plain data without positions, so that an edit that changes no value leaves it equal.
/// </summary>
/// <param name="Issuer">The issuer as discovery states it (OpenID Connect Discovery 1.0, section 3).</param>
/// <param name="ClientId">The public client identifier (RFC 6749, section 2.2).</param>
/// <param name="RedirectUri">Where the response to a sign-in goes (RFC 8252, section 7.1).</param>
/// <param name="LogoutRedirectUri">Where the browser goes after sign-out (RP-Initiated Logout 1.0, section 2).</param>
/// <param name="Scopes">Scopes between single spaces (RFC 6749, section 3.3).</param>
/// <param name="TrustedAudiences">Further audiences of an id_token, between single spaces (OpenID Connect Core 1.0, section
/// 3.1.3.7).</param>
/// <param name="Settings">The app's own settings.</param>
internal sealed record OktaConfigModel(
    SourcedValue Issuer,
    SourcedValue ClientId,
    SourcedValue RedirectUri,
    SourcedValue LogoutRedirectUri,
    SourcedValue Scopes,
    SourcedValue TrustedAudiences,
    SettingGroup Settings
)
{
    /// <summary>Further parameters of every authorization request (RFC 6749, section 3.1).</summary>
    public EquatableArray<RequestParameter> Parameters { get; init; } = EquatableArray<RequestParameter>.Empty;

    /// <summary>How the provider differs from the specifications.</summary>
    public ProviderModel Provider { get; init; } = ProviderModel.None;

    /// <summary>Native SSO, or null where it is not used.</summary>
    public NativeSsoModel? NativeSso { get; init; }

    /// <summary>Whether tokens are bound to a key of the device (DPoP, RFC 9449).</summary>
    public bool UsesDPoP { get; init; }

    /// <summary>The part of the redirect URI before the colon, or empty where it has none.</summary>
    public string RedirectScheme => UriScheme.From(RedirectUri.Value);

    /// <summary>The part of the logout redirect URI before the colon, or empty where it has none.</summary>
    public string LogoutScheme => UriScheme.From(LogoutRedirectUri.Value);

    /// <summary>
    /// The redirect URI on versions of the platform that return no https link to an app; missing where it has no effect.
    /// </summary>
    public SourcedValue FallbackRedirectUri { get; init; } = SourcedValue.Missing;

    /// <summary>The logout redirect URI on such versions.</summary>
    public SourcedValue FallbackLogoutRedirectUri { get; init; } = SourcedValue.Missing;

    /// <summary>Every redirect URI that a sign-in may use.</summary>
    public IEnumerable<string> AllRedirectUris => [RedirectUri.Value, .. ValueOf(FallbackRedirectUri)];

    /// <summary>Every redirect URI that a sign-out may use.</summary>
    public IEnumerable<string> AllLogoutRedirectUris => [LogoutRedirectUri.Value, .. ValueOf(FallbackLogoutRedirectUri)];

    /// <summary>The private-use schemes that the app receives, each once.</summary>
    public IReadOnlyList<string> Schemes
    {
        get
        {
            var schemes = new List<string>(2);
            foreach (var uri in RedirectUris)
            {
                var scheme = UriScheme.From(uri);
                if (scheme.Length > 0 && !ClaimedHttpsUri.IsOne(uri) && !schemes.Contains(scheme))
                {
                    schemes.Add(scheme);
                }
            }

            return schemes;
        }
    }

    /// <summary>The https links that the app receives, each once; none of them is malformed.</summary>
    public IReadOnlyList<string> Links
    {
        get
        {
            var links = new List<string>();
            foreach (var uri in RedirectUris)
            {
                if (ClaimedHttpsUri.IsOne(uri) && ClaimedHttpsUri.FindMalformation(uri) is null && !links.Contains(uri))
                {
                    links.Add(uri);
                }
            }

            return links;
        }
    }

    private static string[] ValueOf(SourcedValue value) => value == SourcedValue.Missing ? [] : [value.Value];

    private string[] RedirectUris =>
        [RedirectUri.Value, LogoutRedirectUri.Value, FallbackRedirectUri.Value, FallbackLogoutRedirectUri.Value];
}
