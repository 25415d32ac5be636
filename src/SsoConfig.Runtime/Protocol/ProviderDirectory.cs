using System.Text.Json;

namespace SsoConfig.Protocol;

/// <summary>
/// Finds the provider's endpoints and keys: two requests (discovery document and key set), kept for a day, so that a later sign-in costs
/// one.
/// </summary>
internal sealed class ProviderDirectory(HttpClient http, SsoOptions options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private volatile Entry? _entry;

    public async Task<Outcome<Provider>> FindAsync(CancellationToken cancellationToken)
    {
        if (_entry is { } known && time.GetUtcNow() < known.FreshUntil)
        {
            return known.Provider;
        }

        await _oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _entry is { } entry && time.GetUtcNow() < entry.FreshUntil
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
        if (!SecureTransport.IsUsedBy(options.Issuer))
        {
            return Errors.InvalidDiscovery($"the issuer '{options.Issuer}' is neither an https URL nor http on loopback");
        }

        // Discovery 1.0, section 4: a slash at the end of the issuer is left out here, and here only.
        var address = new Uri(options.Issuer.TrimEnd('/') + "/.well-known/openid-configuration");
        try
        {
            using var response = await http.GetAsync(address, cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                return Errors.DiscoveryStatus("discovery document", (int)response.StatusCode, RetryDelay.Read(response, time));
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
        if (issuer != options.Issuer)
        {
            return Errors.IssuerOfDiscovery(options.Issuer, issuer);
        }

        var keys = await SigningKeys.FetchAsync(http, document, issuer, time, cancellationToken).ConfigureAwait(false);
        if (!keys.IsSuccess)
        {
            return keys.Error;
        }

        var provider = new Provider(document, issuer, keys.Value);
        if (FindFault(provider) is { } fault)
        {
            return fault;
        }

        _entry = new Entry(provider, time.GetUtcNow() + Lifetime);
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
