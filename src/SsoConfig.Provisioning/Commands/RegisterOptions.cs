namespace SsoConfig.Provisioning.Commands;

/// <summary>What <c>sso register</c> and <c>sso unregister</c> take.</summary>
internal sealed record RegisterOptions
{
    public required CommonOptions Common { get; init; }

    /// <summary>The name that users see; by default the project's.</summary>
    public string? Name { get; init; }

    /// <summary>The group to assign at Okta; null takes Everyone for an app that has no group, <c>none</c> assigns nobody.</summary>
    public string? Group { get; init; }

    /// <summary>Whether redirect URIs that okta.json does not name are removed, whoever registered them.</summary>
    public bool Exact { get; init; }
}
