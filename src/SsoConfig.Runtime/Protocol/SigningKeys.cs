using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using SsoConfig.Http;

namespace SsoConfig.Protocol;

/// <summary>
/// The provider's key set (RFC 7517). For a sign-in it is fetched again when it is an hour old, so that a withdrawn key is not trusted for
/// longer, and once more, but not more than twice a minute, when a signature does not verify: keys rotate, and not every provider gives
/// each key an id of its own.
/// </summary>
internal sealed class SigningKeys
{
    private static readonly TimeSpan SignInLifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan ShortestRetryInterval = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http;
    private readonly Uri _address;
    private readonly TimeProvider _time;
    private readonly Ed25519Verifier? _ed25519;
    private volatile KeySet _keys;

    /// <summary>
    /// Why the last fetch brought no keys, if it did not: a signature that the known keys do not verify is then not known to be wrong.
    /// </summary>
    private volatile SsoError? _failure;

    private DateTimeOffset _fetchedAt;
    private DateTimeOffset _retriedAt = DateTimeOffset.MinValue;

    private SigningKeys(HttpClient http, Uri address, SsoClientOptions options, KeySet keys)
    {
        _http = http;
        _address = address;
        _time = options.TimeProvider;
        _ed25519 = options.Ed25519Verifier;
        _keys = keys;
        _fetchedAt = _time.GetUtcNow();
    }

    public bool VerifiesEd25519 => _ed25519 is not null;

    /// <exception cref="HttpRequestException">The key set cannot be fetched.</exception>
    public static async Task<Outcome<SigningKeys>> FetchAsync(
        HttpClient http,
        JsonElement discovery,
        string issuer,
        SsoClientOptions options,
        CancellationToken cancellationToken
    )
    {
        var address = discovery.ReadString(EndpointNames.KeySet);
        if (address is null || !SecureTransport.IsUsedBy(address, issuer))
        {
            return Errors.InvalidDiscovery($"its {EndpointNames.KeySet} '{Errors.Show(address)}' is not an https URL");
        }

        var uri = new Uri(address);
        var keys = await FetchAsync(http, uri, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        return keys.IsSuccess ? new SigningKeys(http, uri, options, keys.Value) : keys.Error;
    }

    /// <param name="token">The token.</param>
    /// <param name="maySign">Whether a key may sign for the token's issuer.</param>
    /// <param name="isSignIn">Whether it starts a sign-in; one that only continues it costs no extra request.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>
    /// Why the signature is not known to be one of the provider's: it is wrong, or other keys would be needed and cannot be fetched;
    /// <see langword="null"/> if it is.
    /// </returns>
    public async Task<SsoError?> VerifyAsync(
        SignedToken token,
        Predicate<JsonWebKey> maySign,
        bool isSignIn,
        CancellationToken cancellationToken
    )
    {
        if (isSignIn && _time.GetUtcNow() - _fetchedAt >= SignInLifetime)
        {
            await FetchAgainAsync(cancellationToken).ConfigureAwait(false);
        }

        var keys = _keys;
        var fault = Verify(token, keys, maySign);
        if (fault is null)
        {
            return null;
        }

        await RetryAsync(keys, cancellationToken).ConfigureAwait(false);
        return _keys == keys ? _failure ?? fault : Verify(token, _keys, maySign);
    }

    private SsoError? Verify(SignedToken token, KeySet keys, Predicate<JsonWebKey> maySign)
    {
        var candidates = keys.FindCandidates(token.KeyId, token.Algorithm, maySign);
        if (!candidates.IsSuccess)
        {
            return candidates.Error;
        }

        return candidates.Value.Exists(key => token.IsSignedWith(key, _ed25519))
            ? null
            : Errors.IdToken("its signature does not match the provider's key");
    }

    /// <summary>Fetches other keys to try than <paramref name="tried"/>, unless another caller has or it was just done.</summary>
    private async Task RetryAsync(KeySet tried, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        if (_keys == tried && (now < _retriedAt || now - _retriedAt >= ShortestRetryInterval))
        {
            _retriedAt = now;
            await FetchAgainAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>If there is no new key set, or an unreadable one, the known keys stay.</summary>
    private async Task FetchAgainAsync(CancellationToken cancellationToken)
    {
        try
        {
            var fetched = await FetchAsync(_http, _address, _time, cancellationToken).ConfigureAwait(false);
            _failure = fetched.Error;
            if (fetched.IsSuccess)
            {
                _keys = fetched.Value;
                _fetchedAt = _time.GetUtcNow();
            }
        }
        catch (HttpRequestException exception)
        {
            _failure = Errors.NoResponse(exception);
        }
    }

    private static async Task<Outcome<KeySet>> FetchAsync(
        HttpClient http,
        Uri address,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        using var response = await http.GetAsync(address, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            return Errors.DiscoveryStatus("key set", (int)response.StatusCode, RetryDelay.Read(response, time));
        }

        return KeySet.TryParse(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false)) is { } keys
            ? keys
            : Errors.InvalidDiscovery("its key set cannot be read");
    }
}
