namespace SsoConfig.Maui.Family;

/// <summary>What a caller gets.</summary>
/// <param name="decision">Whether the caller is trusted.</param>
/// <param name="content">What it gets, or <see langword="null"/> for no response at all.</param>
internal sealed class FamilyResponse(TrustDecision decision, string? content)
{
    public TrustDecision Decision => decision;

    public string? Content => content;
}
