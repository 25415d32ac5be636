using System.Collections.Concurrent;
using System.Net;

namespace SsoConfig.Tests.Provider;

/// <content>RFC 9449 at the provider: whatever a proof must have is checked, and a proof counts once.</content>
internal sealed partial class RecordingProvider
{
    private readonly ConcurrentDictionary<string, string> _boundTokens = new();
    private readonly ConcurrentDictionary<string, bool> _seenProofs = new();

    /// <summary>The proofs of all requests, in order.</summary>
    public IReadOnlyList<ReceivedProof> Proofs => [.. _requests.Select(static request => request.Proof).OfType<ReceivedProof>()];

    /// <summary>The key that an access token is bound to (<c>cnf.jkt</c>).</summary>
    public string? BindingOf(string accessToken) => _boundTokens.GetValueOrDefault(accessToken);

    /// <summary>Whether a resource server accepts the token with this proof.</summary>
    public string? FindTokenFault(RecordedProofRequest request) =>
        !BindsTokens ? null
        : request.Authorization is not { Scheme: "DPoP", Parameter: { } accessToken } ? "the scheme is not DPoP"
        : BindingOf(accessToken) is not { } thumbprint ? "the token is unknown"
        : request.Proof is not { } proof ? "there is no proof"
        : proof.FindFault(request.Method, request.Uri, time.GetUtcNow(), accessToken) is { } fault ? fault
        : proof.Thumbprint != thumbprint ? "the token is bound to another key"
        : !_seenProofs.TryAdd(proof.Id, true) ? "the proof was used before"
        : null;

    private HttpResponseMessage? FindTokenFault(RecordedRequest request) =>
        FindTokenFault(new RecordedProofRequest(request.Method, request.Uri, request.Headers.Authorization, request.Proof)) is { } fault
            ? Error("invalid_token", HttpStatusCode.Unauthorized, fault)
            : null;

    private HttpResponseMessage? FindProofFault(RecordedRequest request)
    {
        if (!BindsTokens)
        {
            return null;
        }

        if (request.Proof is not { } proof)
        {
            return Error("invalid_dpop_proof", description: "The DPoP proof JWT header is missing.");
        }

        _secrets.Keep(request.Headers.GetValues("DPoP").Single());
        if (proof.FindFault(request.Method, request.Uri, time.GetUtcNow(), accessToken: null) is { } fault)
        {
            return Error("invalid_dpop_proof", description: fault);
        }

        if (ProofNonce is { } nonce && proof.Nonce != nonce)
        {
            var refusal = Error("use_dpop_nonce");
            refusal.Headers.Add("DPoP-Nonce", _secrets.Keep(nonce));
            return refusal;
        }

        return _seenProofs.TryAdd(proof.Id, true) ? null : Error("invalid_dpop_proof", description: "The proof was used before.");
    }

    private bool IsBoundTo(Grant grant, RecordedRequest request) =>
        !BindsTokens || grant.Request.GetValueOrDefault("dpop_jkt") == request.Proof?.Thumbprint;

    private void Bind(string accessToken, Grant grant)
    {
        if (BindsTokens)
        {
            _boundTokens[accessToken] = grant.Request["dpop_jkt"];
        }
    }
}
