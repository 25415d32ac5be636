namespace SsoConfig.LocalOrg;

/// <summary>A public native client of the local org, as its okta.json describes it.</summary>
public sealed record LocalOrgApp
{
    /// <summary>The name that users see on the pages, for example the name of the app's folder.</summary>
    public required string Name { get; init; }

    /// <summary>The client id.</summary>
    public required string ClientId { get; init; }

    /// <summary>The redirect URIs of authorization responses, compared exactly.</summary>
    public required IReadOnlyList<string> RedirectUris { get; init; }

    /// <summary>The redirect URIs of sign-out responses, compared exactly.</summary>
    public IReadOnlyList<string> LogoutRedirectUris { get; init; } = [];

    /// <summary>The scopes that the app may request.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = ["openid", "profile", "offline_access"];

    /// <summary>
    /// The family, within which a sign-in is shared by Native SSO. Any string; by default all apps belong to one family. Only used if
    /// <see cref="LocalOrgOptions.NativeSso"/> is on.
    /// </summary>
    public string Family { get; init; } = "";
}
