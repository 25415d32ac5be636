using SsoConfig.DPoP;

namespace SsoConfig.Protocol;

/// <summary>
/// Every request to the provider: bounded in time and size, never redirected, and sent once more where the provider asks to come back
/// shortly (429 or 503 with <c>Retry-After</c>; RFC 7009, section 2.2.1, RFC 9110, section 10.2.3).
/// </summary>
internal sealed class Backchannel : DelegatingHandler
{
    /// <summary>Discovery documents, key sets and token responses have some kilobytes; nothing legitimate comes near.</summary>
    internal const int MaxResponseBytes = 1024 * 1024;

    private static readonly TimeSpan LongestRetryDelay = TimeSpan.FromSeconds(10);

    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;

    /// <param name="clientOptions">Network, clock and limits.</param>
    /// <param name="proofs">Adds the proofs that requests are to carry, if tokens are bound to a key.</param>
    public Backchannel(SsoClientOptions clientOptions, ProofSender? proofs)
        : base(CreateInner(clientOptions.HttpMessageHandler ?? CreatePlatformHandler(), proofs))
    {
        _time = clientOptions.TimeProvider;
        _timeout = clientOptions.BackchannelTimeout;
        OwnsInner = clientOptions.HttpMessageHandler is null;
    }

    private bool OwnsInner { get; }

    /// <summary>
    /// The handler of the platform (on Android and iOS the native one, which knows the user's certificates, pins and proxies). No cookies:
    /// a session of one user at the provider must not meet the tokens of the next.
    /// </summary>
    private static HttpClientHandler CreatePlatformHandler() => new() { AllowAutoRedirect = false, UseCookies = false };

    /// <summary>Below the repetition, so that what is sent once more has a proof of its own.</summary>
    private static HttpMessageHandler CreateInner(HttpMessageHandler handler, ProofSender? proofs) =>
        proofs is null ? handler : new ProofHandler(proofs, handler);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await SendOnceAsync(request, cancellationToken).ConfigureAwait(false);
        if (RetryDelay.Read(response, _time) is not { } delay || delay > LongestRetryDelay)
        {
            return response;
        }

        response.Dispose();
        await Task.Delay(delay, _time, cancellationToken).ConfigureAwait(false);
        return await SendOnceAsync(request, cancellationToken).ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing) => base.Dispose(disposing && OwnsInner);

    private async Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            var response = await base.SendAsync(request, either.Token).ConfigureAwait(false);
            await response.Content.LoadIntoBufferAsync(MaxResponseBytes, either.Token).ConfigureAwait(false);
            return response;
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException("no response in time", new TimeoutException(null, exception));
        }
    }
}
