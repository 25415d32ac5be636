using SsoConfig.DPoP;
using SsoConfig.Http;

namespace SsoConfig.Protocol;

/// <summary>
/// Remembers the last response of one flow, or that there was none: OidcClient folds what went wrong into one string, which may hold the
/// raw body. If the flow has a key, each of its requests carries a proof.
/// </summary>
internal sealed class ResponseObserver(Backchannel backchannel, TimeProvider time, ProofKey? proofKey) : DelegatingHandler(backchannel)
{
    public OAuthResponse Last { get; private set; } = new();

    /// <summary>What went wrong with the last request, if anything did.</summary>
    public SsoError? Failure => Last.Failure is { } failure && proofKey is null ? Errors.WithDPoPHint(failure) : Last.Failure;

    /// <summary>The token type that was asked for (RFC 6750, section 6.1.1; RFC 9449, section 5).</summary>
    public string ExpectedTokenType => proofKey is null ? AuthenticationChallenge.Bearer : AuthenticationChallenge.DPoP;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (proofKey is not null)
        {
            ProofHandler.Bind(request, proofKey);
        }

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
        catch (ProofKeyException exception)
        {
            Last = new OAuthResponse { Failure = exception.Error };
            throw;
        }
    }

    // The backchannel outlives the flow.
    protected override void Dispose(bool disposing) => base.Dispose(disposing: false);
}
