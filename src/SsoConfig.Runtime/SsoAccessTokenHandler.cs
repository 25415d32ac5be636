using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using SsoConfig.Diagnostics;

namespace SsoConfig;

/// <summary>
/// Adds the access token to requests of an <see cref="HttpClient"/> (RFC 6750, section 2.1), to the origins named and to no other, by https only (http on
/// loopback excepted). Where a resource answers 401, the token is renewed and the request sent once more.
/// </summary>
/// <remarks>
/// A request elsewhere, or one that brings its own <c>Authorization</c>, goes out as it is. While nobody is signed in, requests go out without a token.
/// A redirect never carries the token on: .NET drops it.
/// </remarks>
public sealed class SsoAccessTokenHandler : DelegatingHandler
{
    /// <summary>A body beyond this is not kept for a second try.</summary>
    private const int MaxRepeatableBytes = 1024 * 1024;

    private readonly SsoClient _client;
    private readonly HashSet<string> _allowedOrigins;

    /// <summary>Makes a handler for the resources at the given origins.</summary>
    /// <param name="client">Whose token is sent.</param>
    /// <param name="allowedOrigins">Scheme, host and port of each resource, such as <c>https://api.example.com</c>; paths do not count.</param>
    /// <exception cref="ArgumentException">An origin is neither https nor http on loopback, or there is none.</exception>
    public SsoAccessTokenHandler(SsoClient client, params Uri[] allowedOrigins)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(allowedOrigins);
        _client = client;
        _allowedOrigins = allowedOrigins.Select(CheckedOrigin).ToHashSet(StringComparer.Ordinal);
        if (_allowedOrigins.Count == 0)
        {
            throw new ArgumentException("Name at least one origin that may get the access token.", nameof(allowedOrigins));
        }
    }

    /// <inheritdoc/>
    /// <exception cref="HttpRequestException">There is a sign-in, but no fresh token could be had.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!MayCarryToken(request))
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        var token = TokenOf(await _client.GetAccessTokenAsync(cancellationToken).ConfigureAwait(false));
        if (token is null)
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        var isRepeatable = await MakeRepeatableAsync(request.Content, cancellationToken).ConfigureAwait(false);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized || !isRepeatable)
        {
            return response;
        }

        return await RepeatAsync(request, response, token, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> RepeatAsync(
        HttpRequestMessage request, HttpResponseMessage refusal, string refusedToken, CancellationToken cancellationToken)
    {
        var renewed = await _client.RenewAccessTokenAsync(refusedToken, cancellationToken).ConfigureAwait(false);
        if (renewed is not AccessTokenResult.Valid valid || valid.AccessToken == refusedToken)
        {
            return refusal;
        }

        refusal.Dispose();
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", valid.AccessToken);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private bool MayCarryToken(HttpRequestMessage request)
    {
        if (request.Headers.Authorization is not null || request.RequestUri is not { IsAbsoluteUri: true } uri)
        {
            return false;
        }

        var origin = Origin(uri);
        if (_allowedOrigins.Contains(origin))
        {
            return true;
        }

        Log.OriginNotAllowed(_client.Logger, origin);
        return false;
    }

    private static string? TokenOf(AccessTokenResult result) => result switch
    {
        AccessTokenResult.Valid valid => valid.AccessToken,
        AccessTokenResult.Failed failed => throw new HttpRequestException($"No access token: {failed.Error.Message}"),
        _ => null,
    };

    private static async Task<bool> MakeRepeatableAsync(HttpContent? content, CancellationToken cancellationToken)
    {
        if (content is null or JsonContent)
        {
            return true;
        }

        if (content.Headers.ContentLength is not <= MaxRepeatableBytes)
        {
            return false;
        }

        await content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    private static string CheckedOrigin(Uri uri)
    {
        if (!uri.IsAbsoluteUri || !(uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)))
        {
            throw new ArgumentException($"{uri} can't get the access token: it is neither https nor http on loopback.", nameof(uri));
        }

        return Origin(uri);
    }

    private static string Origin(Uri uri) => uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.StrongPort, UriFormat.UriEscaped);
}
