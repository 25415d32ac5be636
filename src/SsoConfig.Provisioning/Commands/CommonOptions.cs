namespace SsoConfig.Provisioning.Commands;

/// <summary>What every command takes.</summary>
internal sealed record CommonOptions
{
    public required IReadOnlyList<string> Paths { get; init; }

    public string Environment { get; init; } = "Debug";

    public bool Json { get; init; }

    public bool DryRun { get; init; }

    public bool Yes { get; init; }

    /// <summary>Whether the first line of standard input is the token.</summary>
    public bool TokenFromInput { get; init; }

    /// <summary>Who the provider is, where its host does not tell: <c>auto</c>, <c>okta</c>, <c>dynamic</c>.</summary>
    public string Provider { get; init; } = "auto";

    public bool AsTerraform { get; init; }
}
