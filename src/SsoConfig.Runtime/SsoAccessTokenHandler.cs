using System.Net;
using System.Net.Http.Headers;
using SsoConfig.Http;
using SsoConfig.ProtectedResource;
using SsoConfig.Protocol;
using SsoConfig.Tokens;

namespace SsoConfig;

/// <summary>
/// Adds the access token to requests of an <see cref="HttpClient"/> (RFC 6750, section 2.1), to the origins named and to no other, by https
/// only (http on loopback excepted). Where a resource server responds with 401 because of the token, the token is renewed and the request
/// is sent once more. A token that is bound to a key (<see cref="SsoOptions.UseDPoP"/>) goes with a proof of its own in each request
/// (RFC 9449, section 7); where the resource server wants its nonce in the proof, the request is sent once more with it.
/// </summary>
/// <remarks>
/// A request elsewhere, or one with an <c>Authorization</c> header of its own, is sent as it is. While no user is signed in, requests are
/// sent without a token. The token is on the request only while it is sent, and a redirect does not carry it on: .NET drops it. A request
/// that was redirected is sent once more only within its origin, and only if it was a GET or HEAD. A proof that a redirect carries on is of
/// no use there: it names the first URI, and the token is missing. A body of up to 1 MiB is kept for the
/// second time; with a larger one, 401 is final.
/// </remarks>
public sealed class SsoAccessTokenHandler : DelegatingHandler
{
    private readonly SsoClient _client;
    private readonly HashSet<Origin> _allowedOrigins;

    private readonly StepUpCalls _stepUpCalls = new();
    private readonly StepUpBackoff _stepUpBackoff;

    /// <summary>The header of the last request, which the next one usually needs again.</summary>
    private AuthenticationHeaderValue? _lastHeader;

    /// <summary>Creates a handler for the resource servers at the given origins.</summary>
    /// <param name="client">Whose token is sent.</param>
    /// <param name="allowedOrigins">Scheme, host and port of each resource server, such as <c>https://api.example.com</c>; paths are
    /// ignored.</param>
    /// <exception cref="ArgumentException">An origin is neither https nor http on loopback, or there is none.</exception>
    public SsoAccessTokenHandler(SsoClient client, params Uri[] allowedOrigins)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(allowedOrigins);
        _client = client;
        _stepUpBackoff = new StepUpBackoff(client.Time);
        _allowedOrigins = allowedOrigins.Select(CheckedOrigin).ToHashSet();
        if (_allowedOrigins.Count == 0)
        {
            throw new ArgumentException("Name at least one origin that may get the access token.", nameof(allowedOrigins));
        }
    }

    /// <summary>Which access token is sent; <see langword="null"/> for the one of the sign-in.</summary>
    public AccessTokenRequest? AccessTokenRequest { get; init; }

    /// <summary>
    /// Called when a resource server wants a stronger or a more recent authentication (RFC 9470): sign in with the challenge's request, and
    /// return whether that succeeded. The request is then sent once more. Requests that are challenged meanwhile wait for the same call. If
    /// the resource server is not content with the result, its next challenges come back as 401 for half a minute, and longer each time.
    /// Without a handler, every one does.
    /// </summary>
    public Func<StepUpChallenge, Task<bool>>? StepUp { get; init; }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The request needs a token, which is not available without waiting.</exception>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return FindOrigin(request) is null
            ? base.Send(request, cancellationToken)
            : throw new NotSupportedException("The access token may have to be refreshed first. Use SendAsync in the place of Send.");
    }

    /// <inheritdoc/>
    /// <exception cref="HttpRequestException">A user is signed in, but no valid token is available.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (
            FindOrigin(request) is not { } origin
            || TokenOf(await _client.GetAccessTokenAsync(AccessTokenRequest, cancellationToken).ConfigureAwait(false)) is not { } token
        )
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        var content = request.Content;
        var repeatable = RepeatableContent.From(content);
        request.Content = repeatable;
        try
        {
            return await SendAndRepeatAsync(request, origin, token, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // A redirect may have dropped it.
            if (request.Content == repeatable)
            {
                request.Content = content;
            }
        }
    }

    private async ValueTask<HttpResponseMessage> SendAndRepeatAsync(
        HttpRequestMessage request,
        Origin origin,
        AccessTokenResult.Valid token,
        CancellationToken cancellationToken
    )
    {
        var content = request.Content;
        var (response, isRedirected) = await SendWithTokenAsync(request, token, cancellationToken).ConfigureAwait(false);
        if (
            response.StatusCode != HttpStatusCode.Unauthorized
            || !RepeatableContent.CanRepeat(content)
            || !IsStillAt(origin, request, response)
            || (isRedirected && !IsSafe(request.Method))
        )
        {
            return response;
        }

        try
        {
            // Where a redirect has dropped it, nobody has refused the token.
            if ((isRedirected ? token : await ReplaceAsync(token, response, cancellationToken).ConfigureAwait(false)) is not { } next)
            {
                return response;
            }

            token = next;
        }
        catch
        {
            response.Dispose();
            throw;
        }

        var isStepUp = !isRedirected && StepUpChallenge.TryParse(response, out _);
        response.Dispose();
        return (await RepeatAsync(request, token, isStepUp, cancellationToken).ConfigureAwait(false)).Response;
    }

    /// <summary>On its own, as what it keeps until the response comes would be kept for every request.</summary>
    private async ValueTask<(HttpResponseMessage Response, bool IsRedirected)> RepeatAsync(
        HttpRequestMessage request,
        AccessTokenResult.Valid token,
        bool isStepUp,
        CancellationToken cancellationToken
    )
    {
        var repeated = await SendWithTokenAsync(request, token, cancellationToken).ConfigureAwait(false);
        if (isStepUp)
        {
            _stepUpBackoff.Judge(token.AccessToken, isChallenged: StepUpChallenge.TryParse(repeated.Response, out _));
        }

        return repeated;
    }

    /// <summary>The token leaves the request with the response: an outer handler may send the same request somewhere else.</summary>
    private async ValueTask<(HttpResponseMessage Response, bool IsRedirected)> SendWithTokenAsync(
        HttpRequestMessage request,
        AccessTokenResult.Valid token,
        CancellationToken cancellationToken
    )
    {
        request.Headers.Authorization = CreateHeader(token);
        try
        {
            var response = await SendOnAsync(request, token, cancellationToken).ConfigureAwait(false);
            return (response, IsRedirected: request.Headers.Authorization is null);
        }
        finally
        {
            request.Headers.Authorization = null;
        }
    }

    private Task<HttpResponseMessage> SendOnAsync(
        HttpRequestMessage request,
        AccessTokenResult.Valid token,
        CancellationToken cancellationToken
    ) =>
        token.ProofKeyName is { } keyName
            ? _client.BoundRequests!.SendAsync(request, keyName, base.SendAsync, cancellationToken)
            : base.SendAsync(request, cancellationToken);

    private AuthenticationHeaderValue CreateHeader(AccessTokenResult.Valid token)
    {
        var header = Volatile.Read(ref _lastHeader);
        if (header?.Parameter != token.AccessToken)
        {
            header = new AuthenticationHeaderValue(token.TokenType, token.AccessToken);
            Volatile.Write(ref _lastHeader, header);
        }

        return header;
    }

    /// <summary>A token in the place of one that was refused, or <see langword="null"/> if that would not help.</summary>
    private async Task<AccessTokenResult.Valid?> ReplaceAsync(
        AccessTokenResult.Valid token,
        HttpResponseMessage refusal,
        CancellationToken cancellationToken
    )
    {
        var refused = token.AccessToken;
        var challenges = AuthenticationChallenge.ReadAll(refusal, token.TokenType);
        var replacement =
            StepUpChallenge.Find(challenges) is { } challenge
                ? await StepUpAsync(refused, challenge, cancellationToken).ConfigureAwait(false)
            : AuthenticationChallenge.AllowsRenewal(challenges)
                ? await _client.RenewAccessTokenAsync(AccessTokenRequest, refused, cancellationToken).ConfigureAwait(false)
            : null;
        return replacement is AccessTokenResult.Valid valid && valid.AccessToken != refused ? valid : null;
    }

    private async Task<AccessTokenResult?> StepUpAsync(string refused, StepUpChallenge challenge, CancellationToken cancellationToken)
    {
        if (StepUp is null)
        {
            return null;
        }

        var call = _stepUpCalls.JoinAsync(
            refused,
            () => IsReplacedAsync(refused),
            () => _stepUpBackoff.IsPaused ? Task.FromResult(false) : StepUp(challenge)
        );
        return await call.WaitAsync(cancellationToken).ConfigureAwait(false)
            ? await _client.GetAccessTokenAsync(AccessTokenRequest, cancellationToken).ConfigureAwait(false)
            : null;
    }

    /// <summary>
    /// Another request may have been challenged before, and the user have signed in since, or out. No caller's cancellation ends it: others
    /// wait for it too.
    /// </summary>
    private async Task<bool> IsReplacedAsync(string refused) =>
        await _client.GetAccessTokenAsync(AccessTokenRequest, CancellationToken.None).ConfigureAwait(false)
            is not AccessTokenResult.Valid valid
        || valid.AccessToken != refused;

    /// <summary>The origin that may get the token with this request; <see langword="null"/> where it is sent as it is.</summary>
    private Origin? FindOrigin(HttpRequestMessage request)
    {
        // Not by Headers.Authorization, which is null for a value that .NET cannot parse.
        if (request.Headers.NonValidated.Contains("Authorization") || Origin.TryGet(request.RequestUri) is not { } origin)
        {
            return null;
        }

        if (_allowedOrigins.Contains(origin))
        {
            return origin;
        }

        _client.OriginWarnings.Warn(origin);
        return null;
    }

    /// <summary>A handler that follows redirects writes the new URI into the request, or into the one that the response names.</summary>
    private static bool IsStillAt(Origin origin, HttpRequestMessage request, HttpResponseMessage response) =>
        Origin.TryGet(request.RequestUri) == origin
        && (response.RequestMessage is not { } sent || Origin.TryGet(sent.RequestUri) == origin);

    /// <summary>
    /// RFC 9110, section 9.2.1. A server between two redirects may have chosen the target: nothing there must be changed with the token.
    /// </summary>
    private static bool IsSafe(HttpMethod method) => method == HttpMethod.Get || method == HttpMethod.Head;

    private static AccessTokenResult.Valid? TokenOf(AccessTokenResult result) =>
        result switch
        {
            AccessTokenResult.Valid valid => valid,
            AccessTokenResult.Failed failed => throw TokenErrors.NoToken(failed.Error),
            _ => null,
        };

    private static Origin CheckedOrigin(Uri uri) =>
        uri is { IsAbsoluteUri: true } && SecureTransport.IsUsedBy(uri) && Origin.TryGet(uri) is { } origin
            ? origin
            : throw new ArgumentException($"'{uri}' cannot get the access token: it is neither https nor http on loopback.", nameof(uri));
}
