namespace SsoConfig.Protocol;

/// <summary>
/// Remembers the last response of one flow, or that there was none: OidcClient folds what went wrong into one string, which may hold the
/// raw body.
/// </summary>
internal sealed class ResponseObserver(Backchannel backchannel, TimeProvider time) : DelegatingHandler(backchannel)
{
    public OAuthResponse Last { get; private set; } = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            Last = await OAuthResponse.ReadAsync(response, time, cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch (HttpRequestException exception)
        {
            Last = new OAuthResponse { Failure = Errors.NoResponse(exception) };
            throw;
        }
    }

    // The backchannel outlives the flow.
    protected override void Dispose(bool disposing) => base.Dispose(disposing: false);
}
