using System.Net;
using System.Text.Json;
using SsoConfig;

namespace SsoAppNamespace;

/// <summary>
/// An API that wants an access token. Here it is the org's own, which says whom a token belongs to; put your API in its place. The handler adds
/// the token to each request, and gets a fresh one when it has run out.
/// </summary>
public sealed class ProfileApi(SsoClient sso, string issuer)
{
    private readonly HttpClient _http = new(new SsoAccessTokenHandler(sso, new Uri(issuer)) { InnerHandler = new HttpClientHandler() })
    {
        Timeout = TimeSpan.FromSeconds(15),
    };

    public async Task<ApiResult> GetNameAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var discovery = await GetAsync($"{issuer.TrimEnd('/')}/.well-known/openid-configuration", cancellationToken);
            using var person = await GetAsync(discovery.RootElement.GetProperty("userinfo_endpoint").GetString()!, cancellationToken);
            var known = person.RootElement.TryGetProperty("name", out var name) ? name : person.RootElement.GetProperty("sub");
            return new ApiResult.Answered(known.GetString() ?? "");
        }
        catch (HttpRequestException trouble) when (trouble.StatusCode == HttpStatusCode.Unauthorized)
        {
            return new ApiResult.SignedOut();
        }
        catch (HttpRequestException trouble)
        {
            return new ApiResult.Failed($"The API did not answer: {trouble.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ApiResult.Failed("The API did not answer in time.");
        }
    }

    private async Task<JsonDocument> GetAsync(string address, CancellationToken cancellationToken)
    {
        await using var body = await _http.GetStreamAsync(address, cancellationToken);
        return await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
    }
}
