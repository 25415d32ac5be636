using System.Text.Json;
using SsoConfig.Http;

namespace SsoConfig.Protocol;

/// <summary>
/// Finds the provider's endpoints and keys: two requests (discovery document and key set), kept for a day, so that a later sign-in costs
/// one.
/// </summary>
internal sealed class ProviderDirectory(HttpClient http, SsoOptions options, SsoClientOptions clientOptions) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly TokenIssuer _tokenIssuer = new(options);
    private volatile Entry? _entry;

    private TimeProvider Time => clientOptions.TimeProvider;

    public async Task<Outcome<Provider>> FindAsync(CancellationToken cancellationToken)
    {
        if (_entry is { } known && Time.GetUtcNow() < known.FreshUntil)
        {
            return known.Provider;
        }

        await _oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _entry is { } entry && Time.GetUtcNow() < entry.FreshUntil
                ? entry.Provider
                : await FetchAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<Outcome<Provider>> FetchAsync(CancellationToken cancellationToken)
    {
        var address = ProviderAddress.Find(options);
        if (!address.IsSuccess)
        {
            return address.Error;
        }

        try
        {
            using var response = await http.GetAsync(address.Value, cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                return Errors.DiscoveryStatus("discovery document", (int)response.StatusCode, RetryDelay.Read(response, Time));
            }

            return await ReadAsync(response, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException exception)
        {
            return Errors.NoResponse(exception);
        }
    }

    private async Task<Outcome<Provider>> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (await ParseAsync(response, cancellationToken).ConfigureAwait(false) is not { ValueKind: JsonValueKind.Object } document)
        {
            return Errors.InvalidDiscovery("it is not a JSON object");
        }

        // Compared as it is: a trailing slash is part of an issuer (Discovery 1.0, section 4.3).
        var issuer = document.ReadString("issuer");
        if (issuer != _tokenIssuer.Stated)
        {
            return Errors.IssuerOfDiscovery(_tokenIssuer.Stated, issuer);
        }

        var keys = await SigningKeys.FetchAsync(http, document, options.Issuer, clientOptions, cancellationToken).ConfigureAwait(false);
        if (!keys.IsSuccess)
        {
            return keys.Error;
        }

        var provider = new Provider(document, options, _tokenIssuer, keys.Value);
        if (FindFault(provider) is { } fault)
        {
            return fault;
        }

        _entry = new Entry(provider, Time.GetUtcNow() + Lifetime);
        return provider;
    }

    private static async Task<JsonElement?> ParseAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The endpoints without which no sign-in is possible; the others are judged when they are used.</summary>
    private static SsoError? FindFault(Provider provider) =>
        FindFault(provider, EndpointNames.Authorization)
        ?? FindFault(provider, EndpointNames.Token)
        ?? (provider.RequiresPushedAuthorization ? FindFault(provider, EndpointNames.PushedAuthorization) : null);

    private static SsoError? FindFault(Provider provider, string endpoint) =>
        provider.FindEndpoint(endpoint) is { } found ? found.Error : Errors.InvalidDiscovery($"it names no {endpoint}, which is required");

    private sealed record Entry(Provider Provider, DateTimeOffset FreshUntil);
}
