namespace SsoConfig.Provisioning.Commands;

/// <summary>What <c>sso session</c> takes.</summary>
internal sealed record SessionCommandOptions
{
    public required CommonOptions Common { get; init; }

    /// <summary>Whether the cookie is to outlive the browser; null only shows what is.</summary>
    public bool? Persistent { get; init; }
}
