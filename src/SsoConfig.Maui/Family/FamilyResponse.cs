namespace SsoConfig.Maui.Family;

/// <summary>What a caller gets.</summary>
/// <param name="decision">Whether the caller is trusted.</param>
/// <param name="answer">The answer, or <see langword="null"/> for no answer at all.</param>
internal sealed class FamilyResponse(TrustDecision decision, string? answer)
{
    public TrustDecision Decision => decision;

    public string? Answer => answer;
}
