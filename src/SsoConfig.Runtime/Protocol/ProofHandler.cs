using SsoConfig.DPoP;

namespace SsoConfig.Protocol;

/// <summary>Sends those requests to the provider with a proof that name a key; all others as they are.</summary>
internal sealed class ProofHandler(ProofSender proofs, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly HttpRequestOptionsKey<ProofKey> Key = new("SsoConfig.ProofKey");

    /// <summary>Has the request sent with a proof of this key.</summary>
    public static void Bind(HttpRequestMessage request, ProofKey key) => request.Options.Set(Key, key);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.Options.TryGetValue(Key, out var key)
            ? proofs.SendAsync(request, key, SendBufferedAsync, cancellationToken)
            : base.SendAsync(request, cancellationToken);

    /// <summary>Whether the provider asks for its nonce is in the body.</summary>
    private async Task<HttpResponseMessage> SendBufferedAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        await response.Content.LoadIntoBufferAsync(Backchannel.MaxResponseBytes, cancellationToken).ConfigureAwait(false);
        return response;
    }
}
