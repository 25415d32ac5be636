namespace SsoConfig.Provisioning.Registrations;

/// <summary>What it takes to make a provider agree with okta.json.</summary>
internal sealed record RegistrationPlan
{
    /// <summary>The registration that is there; null where one will be made.</summary>
    public required string? ClientId { get; init; }

    public required IReadOnlyList<FieldChange> Changes { get; init; }

    /// <summary>What is left as it is, although it is not what a new registration would have.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Redirect URIs that were registered in the console and will be removed.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    public bool IsNew => ClientId is null;

    public bool IsUpToDate => ClientId is not null && Changes.Count == 0;
}
