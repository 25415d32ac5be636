namespace SsoConfig.Testing;

/// <summary>
/// The system's clock, which can be ahead until the next request is sent. A token that is looked at meanwhile has expired; the one that
/// the response brings is dated by the true time.
/// </summary>
internal sealed class ExpiringClock : TimeProvider
{
    private long _ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    /// <summary>Lets each token of the local org expire.</summary>
    public void ExpireTokens() => Interlocked.Exchange(ref _ahead, OrgProcess.Options.AccessTokenLifetime.Ticks);

    /// <summary>A handler with which each request ends the time ahead.</summary>
    public HttpMessageHandler NewSender(HttpMessageHandler innerHandler) => new Handler(this) { InnerHandler = innerHandler };

    private sealed class Handler(ExpiringClock clock) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Exchange(ref clock._ahead, 0);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
