using SsoConfig.Protocol;
using SsoConfig.Provisioning.Discovery;

namespace SsoConfig.Provisioning.Apps;

/// <summary>
/// One client of a provider, as the okta.json layers of an app describe it: a platform with a client id of its own is a client of its own.
/// </summary>
internal sealed record AppClient
{
    /// <summary>What users see, e.g. the name of the project.</summary>
    public required string Name { get; init; }

    /// <summary>The full path of the app's okta.json.</summary>
    public required string File { get; init; }

    public required string Environment { get; init; }

    /// <summary>The platforms it is for, by their keys in okta.json.</summary>
    public required IReadOnlyList<string> Platforms { get; init; }

    public required ProviderSettings Provider { get; init; }

    public string Issuer => Provider.Issuer;

    /// <summary>The client id; null where no layer sets it.</summary>
    public required string? ClientId { get; init; }

    /// <summary>
    /// Whether the client id comes from a weaker file than the issuer, and so may be one of another issuer: it is used if the provider
    /// knows it.
    /// </summary>
    public required bool IsClientIdOfOtherLayer { get; init; }

    /// <summary>The file that a new client id must be written to.</summary>
    public required string ClientIdFile { get; init; }

    public required IReadOnlyList<string> RedirectUris { get; init; }

    public required IReadOnlyList<string> LogoutRedirectUris { get; init; }

    /// <summary>The https links that it claims, by platform.</summary>
    public required IReadOnlyList<(string Platform, string Uri)> Links { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Whether the app signs in by the session of its family, without a browser (Native SSO 1.0).</summary>
    public required bool UsesNativeSso { get; init; }

    /// <summary>Whether the app's tokens are bound to a key of the device (RFC 9449).</summary>
    public required bool UsesDPoP { get; init; }

    /// <summary>Where the browser's session is ended, if not where discovery says.</summary>
    public string? EndSessionEndpoint { get; init; }

    /// <summary>The same as an address; null where it is less protected than the issuer, so that no app would use it.</summary>
    public Uri? EndSessionAddress =>
        EndSessionEndpoint is { } endpoint && SecureTransport.IsUsedBy(endpoint, Issuer) ? new Uri(endpoint) : null;

    /// <summary>The parameter that names the redirect URI of a logout which is not that of OpenID Connect.</summary>
    public string? LogoutRedirectParameter { get; init; }

    /// <summary>What each authorization request has beside the protocol's own parameters.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; } = [];

    /// <summary>The platforms whose app sends no proof, where others of the same client do.</summary>
    public required IReadOnlyList<string> PlatformsWithoutDPoP { get; init; }

    public Uri IssuerUri => new(Issuer);

    /// <summary>Whether the app expects a refresh token.</summary>
    public bool WantsRefreshToken => Scopes.Contains("offline_access");
}
