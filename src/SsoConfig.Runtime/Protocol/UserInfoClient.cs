using System.Net.Http.Headers;
using System.Text.Json;

namespace SsoConfig.Protocol;

/// <summary>Reads the profile from the userinfo endpoint (OpenID Connect Core 1.0, section 5.3).</summary>
internal sealed class UserInfoClient(HttpClient http)
{
    /// <returns>The profile, an error, or <see langword="null"/> if the provider has no such endpoint.</returns>
    public async Task<Outcome<UserProfile>?> LoadAsync(
        Provider provider,
        string accessToken,
        string subject,
        CancellationToken cancellationToken
    )
    {
        if (provider.FindEndpoint(EndpointNames.UserInfo) is not { } endpoint)
        {
            return null;
        }

        return endpoint.IsSuccess
            ? await LoadAsync(endpoint.Value, accessToken, subject, cancellationToken).ConfigureAwait(false)
            : endpoint.Error;
    }

    private async Task<Outcome<UserProfile>> LoadAsync(
        string endpoint,
        string accessToken,
        string subject,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, endpoint)
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", accessToken) },
        };
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
        catch (JsonException)
        {
            return Errors.InvalidResponse("the userinfo endpoint returned no JSON object");
        }
    }

    /// <summary>Section 5.3.2: a profile of another user must not be used.</summary>
    private static Outcome<UserProfile> Read(JsonElement json, string subject) =>
        json.ReadString("sub") == subject
            ? new UserProfile(json.ReadString("name"), json.ReadString("preferred_username"), json.ReadString("email"))
            : Errors.SubjectMismatch;
}
