namespace SsoConfig.DPoP;

/// <summary>The key of a proof is gone, or its store failed.</summary>
internal sealed class ProofKeyException(SsoError error, Exception? cause = null) : Exception("No proof can be made.", cause)
{
    public SsoError Error { get; } = error;

    public bool IsKeyLost => ReferenceEquals(Error, ProofErrors.KeyLost);
}
