using System.Net.Http.Headers;
using System.Text.Json;
using SsoConfig;

namespace SsoAppNamespace;

/// <summary>
/// An API that wants an access token. Here it is the org's own, which says whom a token belongs to; put your API in its place. The token is
/// asked for before each call: it comes from memory, or fresh from the org when it has run out.
/// </summary>
public sealed class ProfileApi(SsoClient sso, string issuer)
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(15) };

    public async Task<ApiResult> GetNameAsync(CancellationToken cancellationToken) =>
        await sso.GetAccessTokenAsync(cancellationToken) switch
        {
            AccessTokenResult.Valid(var token, _) => await GetNameAsync(token, cancellationToken),
            AccessTokenResult.SignedOut => new ApiResult.SignedOut(),
            AccessTokenResult.Failed(var error) => new ApiResult.Failed(Wording.Of(error)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private async Task<ApiResult> GetNameAsync(string token, CancellationToken cancellationToken)
    {
        try
        {
            using var discovery = await GetAsync($"{issuer}/.well-known/openid-configuration", null, cancellationToken);
            var address = discovery.RootElement.GetProperty("userinfo_endpoint").GetString()!;
            using var person = await GetAsync(address, token, cancellationToken);
            var known = person.RootElement.TryGetProperty("name", out var name) ? name : person.RootElement.GetProperty("sub");
            return new ApiResult.Answered(known.GetString() ?? "");
        }
        catch (HttpRequestException trouble)
        {
            return new ApiResult.Failed($"The API did not answer: {trouble.Message}");
        }
    }

    private async Task<JsonDocument> GetAsync(string address, string? token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await _http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
    }
}
