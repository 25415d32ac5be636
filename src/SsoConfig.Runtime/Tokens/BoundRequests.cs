using SsoConfig.DPoP;
using SsoConfig.Storage;

namespace SsoConfig.Tokens;

/// <summary>Sends requests to resource servers with an access token that is bound to a key (RFC 9449, section 7).</summary>
internal sealed class BoundRequests(SessionKeys keys, BoundSession session, ProofSender proofs)
{
    /// <param name="request">The request, with the token in it.</param>
    /// <param name="keyName">The key of the token. If it is gone, the sign-in is ended.</param>
    /// <param name="send">Sends it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="HttpRequestException">The key is gone, or its store failed.</exception>
    public async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        string keyName,
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var key = await keys.FindAsync(keyName, cancellationToken).ConfigureAwait(false);
            return await proofs.SendAsync(request, key!, send, cancellationToken).ConfigureAwait(false);
        }
        catch (ProofKeyException exception)
        {
            throw TokenErrors.NoToken(exception.IsKeyLost ? await EndAsync(keyName).ConfigureAwait(false) : exception.Error);
        }
    }

    private async Task<SsoError> EndAsync(string keyName)
    {
        try
        {
            await session.EndAsync(keyName).ConfigureAwait(false);
            return ProofErrors.KeyLost;
        }
        catch (TokenStoreException exception)
        {
            return exception.Error;
        }
    }
}
