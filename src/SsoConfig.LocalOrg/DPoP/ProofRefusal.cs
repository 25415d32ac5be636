namespace SsoConfig.LocalOrg.DPoP;

/// <summary>Why a proof is not accepted.</summary>
/// <param name="Error">The error code (RFC 9449 §5 and §8).</param>
/// <param name="Description">What is wrong with it.</param>
internal sealed record ProofRefusal(string Error, string Description)
{
    public static ProofRefusal Missing { get; } = Invalid("The DPoP proof JWT header is missing.");

    public static ProofRefusal NonceWanted { get; } = new("use_dpop_nonce", "Authorization server requires nonce in DPoP proof.");

    public static ProofRefusal Invalid(string description) => new("invalid_dpop_proof", description);
}
