using System.Net;
using System.Text.Json;
using SsoConfig;

namespace SsoAppNamespace;

/// <summary>
/// An API that needs an access token: the provider's userinfo endpoint, which returns the user. Replace it with your own API. The handler adds the
/// token to each request, and refreshes it when it has expired.
/// </summary>
public sealed class ProfileApi : IDisposable
{
    private readonly string _issuer;
    private readonly HttpClient _http;

    /// <param name="primaryHandler">Sends the requests. By default over the network.</param>
    public ProfileApi(SsoClient sso, string issuer, HttpMessageHandler? primaryHandler = null)
    {
        _issuer = issuer;
        _http = new HttpClient(new SsoAccessTokenHandler(sso, new Uri(issuer)) { InnerHandler = primaryHandler ?? new HttpClientHandler() })
        {
            Timeout = TimeSpan.FromSeconds(15),
        };
    }

    public async Task<ApiResult> GetNameAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var discovery = await GetAsync($"{_issuer.TrimEnd('/')}/.well-known/openid-configuration", cancellationToken);
            if (Find(discovery, "userinfo_endpoint") is not { } address)
            {
                return new ApiResult.Failed("The provider has no userinfo endpoint: call your own API here.");
            }

            using var profile = await GetAsync(address, cancellationToken);
            return new ApiResult.Succeeded(Find(profile, "name") ?? Find(profile, "sub") ?? "an unnamed user");
        }
        catch (HttpRequestException exception) when (exception.StatusCode == HttpStatusCode.Unauthorized)
        {
            return new ApiResult.SignedOut();
        }
        catch (HttpRequestException exception)
        {
            return new ApiResult.Failed($"The API call failed: {exception.Message}");
        }
        catch (JsonException)
        {
            return new ApiResult.Failed("The API call failed: the response is not JSON.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ApiResult.Failed("The API did not respond in time.");
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonDocument> GetAsync(string address, CancellationToken cancellationToken)
    {
        await using var body = await _http.GetStreamAsync(new Uri(address), cancellationToken);
        return await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
    }

    private static string? Find(JsonDocument json, string name) =>
        json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
