namespace SsoConfig.Testing;

/// <summary>Counts the requests that a client sends to the provider by itself; those of the browser are the same for all.</summary>
internal sealed class RequestCounter
{
    private int _count;

    /// <summary>The requests since the last call.</summary>
    public int Take() => Interlocked.Exchange(ref _count, 0);

    /// <summary>A handler that counts and sends.</summary>
    public HttpMessageHandler NewSender() => new Handler(this) { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } };

    /// <summary>A handler that counts and leaves sending to the one that is put behind it.</summary>
    public DelegatingHandler NewLink() => new Handler(this);

    private sealed class Handler(RequestCounter counter) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref counter._count);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
