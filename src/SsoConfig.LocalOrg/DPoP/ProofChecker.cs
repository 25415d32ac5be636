using SsoConfig.LocalOrg.Faults;

namespace SsoConfig.LocalOrg.DPoP;

/// <summary>Checks the proof of a request (RFC 9449 §4.3).</summary>
internal sealed class ProofChecker(TimeProvider time, OrgAddress address, LocalOrgFaults faults)
{
    public const string Header = "DPoP";
    public const string NonceHeader = "DPoP-Nonce";

    private const int MaxIdLength = 256;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly ProofNonces _nonces = new(time);
    private readonly SeenProofs _seen = new(time);

    /// <summary>Checks the proof, and writes the next nonce into the response if the client does not have it.</summary>
    /// <param name="http">The request.</param>
    /// <param name="accessToken">The access token that it carries, at a resource.</param>
    /// <returns>The thumbprint of the key, or why the proof is refused.</returns>
    public (string? Thumbprint, ProofRefusal? Refusal) Check(HttpContext http, string? accessToken)
    {
        if (http.Request.Headers[Header] is not [{ } text])
        {
            return (null, ProofRefusal.Invalid("There must be one DPoP header."));
        }

        if (DPoPProof.TryParse(text) is not { } proof)
        {
            return (null, ProofRefusal.Invalid("The DPoP proof JWT is not signed with ES256 by the public key in it."));
        }

        var isNonceGood = _nonces.Accepts(proof.Nonce) && !faults.Has<FaultDescription.EndlessNonces>();
        if (!isNonceGood || proof.Nonce != _nonces.Current)
        {
            http.Response.Headers[NonceHeader] = faults.Has<FaultDescription.EndlessNonces>()
                ? Guid.NewGuid().ToString("N")
                : _nonces.Current;
        }

        return FindFault(http.Request, proof, accessToken) is { } fault ? (null, ProofRefusal.Invalid(fault))
            : !isNonceGood ? (null, ProofRefusal.NonceWanted)
            : !_seen.TryAdd($"{proof.Thumbprint} {proof.Id}", Window * 2)
                ? (null, ProofRefusal.Invalid("The DPoP proof JWT has already been used."))
            : (proof.Thumbprint, null);
    }

    private string? FindFault(HttpRequest request, DPoPProof proof, string? accessToken) =>
        proof.Id is not { Length: > 0 and <= MaxIdLength } ? "The DPoP proof JWT has no jti."
        : proof.Method != request.Method ? "The htm of the DPoP proof JWT is not the method of the request."
        : proof.Target != TargetOf(request) ? "The htu of the DPoP proof JWT is not the URI of the request."
        : proof.IssuedAt is not { } issuedAt || (time.GetUtcNow() - issuedAt).Duration() > Window
            ? "The iat of the DPoP proof JWT is more than five minutes away."
        : accessToken is not null && proof.AccessTokenHash != DPoPProof.Hash(accessToken)
            ? "The ath of the DPoP proof JWT is not the hash of the access token."
        : null;

    /// <summary>By the issuer and not by the Host header: 127.0.0.1 and localhost are the same org, but one URI.</summary>
    private string TargetOf(HttpRequest request) => $"{address.Issuer.TrimEnd('/')}{request.Path}";
}
