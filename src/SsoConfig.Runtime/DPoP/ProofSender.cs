using SsoConfig.Http;

namespace SsoConfig.DPoP;

/// <summary>
/// Sends a request with a proof, and once more where the server asks for its nonce (RFC 9449, sections 8 and 9): with a nonce that the
/// first proof did not have, to the same place, if the body can be sent again. Never a third time.
/// </summary>
internal sealed class ProofSender(TimeProvider time)
{
    private const string Header = "DPoP";

    private readonly Nonces _nonces = new();

    /// <param name="request">The request. With an access token it goes to a resource, without one to the provider.</param>
    /// <param name="key">The key that the token is, or is to be, bound to.</param>
    /// <param name="send">Sends it; a response of the provider is in memory then.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        ProofKey key,
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send,
        CancellationToken cancellationToken
    )
    {
        var uri = request.RequestUri!;
        var origin = Origin.TryGet(uri)!.Value;
        var accessToken = AccessTokenOf(request);
        var nonce = _nonces.Find(origin);
        var response = await SendOnceAsync(request, key, nonce, send, cancellationToken).ConfigureAwait(false);
        if (
            !await IsNonceWantedAsync(response, accessToken, cancellationToken).ConfigureAwait(false)
            || _nonces.Find(origin) is not { } next
            || next == nonce
            || request.RequestUri != uri
            || AccessTokenOf(request) != accessToken
            || !RepeatableContent.CanRepeat(request.Content)
        )
        {
            return response;
        }

        response.Dispose();
        return await SendOnceAsync(request, key, next, send, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<bool> IsNonceWantedAsync(
        HttpResponseMessage response,
        string? accessToken,
        CancellationToken cancellationToken
    ) =>
        accessToken is null
            ? await NonceChallenge.IsFromProviderAsync(response, cancellationToken).ConfigureAwait(false)
            : NonceChallenge.IsFromResource(response);

    /// <summary>The proof leaves the request with the response, as it counts once.</summary>
    private async Task<HttpResponseMessage> SendOnceAsync(
        HttpRequestMessage request,
        ProofKey key,
        string? nonce,
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send,
        CancellationToken cancellationToken
    )
    {
        var proof = await Proof
            .CreateAsync(key, request.Method, request.RequestUri!, AccessTokenOf(request), nonce, time.GetUtcNow(), cancellationToken)
            .ConfigureAwait(false);
        request.Headers.Remove(Header);
        request.Headers.TryAddWithoutValidation(Header, proof);
        try
        {
            var response = await send(request, cancellationToken).ConfigureAwait(false);

            // A handler that follows redirects writes the new URI into the request, or into the one that the response names.
            if (Origin.TryGet((response.RequestMessage ?? request).RequestUri) is { } responding)
            {
                _nonces.Learn(responding, response);
            }

            return response;
        }
        finally
        {
            request.Headers.Remove(Header);
        }
    }

    private static string? AccessTokenOf(HttpRequestMessage request) =>
        request.Headers.Authorization is { Scheme: AuthenticationChallenge.DPoP, Parameter: { } accessToken } ? accessToken : null;
}
