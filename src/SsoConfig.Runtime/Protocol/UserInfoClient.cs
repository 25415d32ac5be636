using System.Net.Http.Headers;
using System.Text.Json;
using SsoConfig.DPoP;
using SsoConfig.Http;

namespace SsoConfig.Protocol;

/// <summary>Reads the profile from the userinfo endpoint (OpenID Connect Core 1.0, section 5.3).</summary>
internal sealed class UserInfoClient(HttpClient http)
{
    /// <summary>The claims are stored with the tokens: hundreds of groups fit, and a directory of photos does not.</summary>
    private const int MaxStoredLength = 32 * 1024;

    /// <returns>The profile, an error, or <see langword="null"/> if the provider has no such endpoint.</returns>
    public async Task<Outcome<UserProfile>?> LoadAsync(
        Provider provider,
        string accessToken,
        string subject,
        ProofKey? proofKey,
        CancellationToken cancellationToken
    )
    {
        if (provider.FindEndpoint(EndpointNames.UserInfo) is not { } endpoint)
        {
            return null;
        }

        return endpoint.IsSuccess
            ? await LoadAsync(endpoint.Value, accessToken, subject, proofKey, cancellationToken).ConfigureAwait(false)
            : endpoint.Error;
    }

    private async Task<Outcome<UserProfile>> LoadAsync(
        string endpoint,
        string accessToken,
        string subject,
        ProofKey? proofKey,
        CancellationToken cancellationToken
    )
    {
        using var request = CreateRequest(endpoint, accessToken, proofKey);
        try
        {
            using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
            return response.IsSuccessStatusCode && json.RootElement.ValueKind == JsonValueKind.Object
                ? Read(json.RootElement, subject)
                : Errors.InvalidResponse("the userinfo endpoint returned no profile");
        }
        catch (HttpRequestException exception)
        {
            return Errors.NoResponse(exception);
        }
        catch (ProofKeyException exception)
        {
            return exception.Error;
        }
        catch (JsonException)
        {
            return Errors.InvalidResponse("the userinfo endpoint returned no JSON object");
        }
    }

    private static HttpRequestMessage CreateRequest(string endpoint, string accessToken, ProofKey? proofKey)
    {
        var scheme = proofKey is null ? AuthenticationChallenge.Bearer : AuthenticationChallenge.DPoP;
        var request = new HttpRequestMessage(HttpMethod.Get, endpoint)
        {
            Headers = { Authorization = new AuthenticationHeaderValue(scheme, accessToken) },
        };
        if (proofKey is not null)
        {
            ProofHandler.Bind(request, proofKey);
        }

        return request;
    }

    private static string? Claims(JsonElement json) => json.GetRawText() is { Length: <= MaxStoredLength } text ? text : null;

    /// <summary>Section 5.3.2: a profile of another user must not be used.</summary>
    private static Outcome<UserProfile> Read(JsonElement json, string subject) =>
        json.ReadString("sub") == subject
            ? new UserProfile(json.ReadString("name"), json.ReadString("preferred_username"), json.ReadString("email"), Claims(json))
            : Errors.SubjectMismatch;
}
