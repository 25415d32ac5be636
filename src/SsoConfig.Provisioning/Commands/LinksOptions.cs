namespace SsoConfig.Provisioning.Commands;

/// <summary>What <c>sso links</c> and <c>sso links check</c> take.</summary>
internal sealed record LinksOptions
{
    public required CommonOptions Common { get; init; }

    /// <summary>The root of the site, in which <c>.well-known</c> is; not needed for a check.</summary>
    public string? Output { get; init; }

    /// <summary>The only host that counts, where the apps have links of several.</summary>
    public string? Host { get; init; }

    public IReadOnlyList<string> Fingerprints { get; init; } = [];

    public string? Keystore { get; init; }

    public string? Alias { get; init; }

    /// <summary>Whether the first line of standard input is the keystore's password.</summary>
    public bool PasswordFromInput { get; init; }

    public string? Team { get; init; }

    public string? ApplicationId { get; init; }

    /// <summary>Whether what is well is printed too.</summary>
    public bool Verbose { get; init; }
}
