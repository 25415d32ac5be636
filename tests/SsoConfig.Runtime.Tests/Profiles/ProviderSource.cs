namespace SsoConfig.Tests.Profiles;

/// <summary>A page of a provider's documentation.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Statement">What it was found to say; <see langword="null"/> if it could not be opened.</param>
public sealed record ProviderSource(string Address, string? Statement = null)
{
    public bool WasRead => Statement is not null;
}
