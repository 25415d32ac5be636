using System.Net;
using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.DPoP;

/// <summary>A resource server that accepts bound tokens of the provider with a good proof, and wants its own nonce if it has one.</summary>
internal sealed class BoundResourceServer(RecordingProvider provider) : HttpMessageHandler
{
    /// <summary>The nonce that it wants in proofs; <see langword="null"/> for none.</summary>
    public string? Nonce { get; set; }

    public List<RecordedProofRequest> Requests { get; } = [];

    public List<string> Bodies { get; } = [];

    /// <summary>Why requests were refused; <see langword="null"/> for one that was not.</summary>
    public List<string?> Faults { get; } = [];

    /// <summary>Responds in place of the server.</summary>
    public Func<RecordedProofRequest, HttpResponseMessage?> RespondInstead { get; set; } = static _ => null;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Bodies.Add(request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken));
        var proof = ReceivedProof.From(request.Headers);
        var recorded = new RecordedProofRequest(request.Method, request.RequestUri!, request.Headers.Authorization, proof);
        Requests.Add(recorded);
        var response = RespondInstead(recorded) ?? Respond(recorded);
        response.RequestMessage = request;
        return response;
    }

    public static HttpResponseMessage Refuse(string error, string? nonce = null)
    {
        var response = new HttpResponseMessage(HttpStatusCode.Unauthorized);
        response.Headers.TryAddWithoutValidation("WWW-Authenticate", $"DPoP error=\"{error}\", algs=\"ES256\"");
        if (nonce is not null)
        {
            response.Headers.TryAddWithoutValidation("DPoP-Nonce", nonce);
        }

        return response;
    }

    private HttpResponseMessage Respond(RecordedProofRequest request)
    {
        if (Nonce is { } nonce && request.Proof is { } proof && proof.Nonce != nonce)
        {
            Faults.Add("nonce");
            return Refuse("use_dpop_nonce", nonce);
        }

        var fault = provider.FindTokenFault(request);
        Faults.Add(fault);
        return fault is null ? new HttpResponseMessage(HttpStatusCode.OK) : Refuse("invalid_token");
    }
}
