using System.Text.Json;
using Duende.IdentityModel.Client;

namespace SsoConfig.Protocol;

/// <summary>Reads the profile from the userinfo endpoint (OpenID Connect Core 1.0, section 5.3).</summary>
internal sealed class UserInfoClient(HttpClient http)
{
    /// <returns>The profile, an error, or <see langword="null"/> if the provider has no such endpoint.</returns>
    public async Task<Outcome<UserProfile>?> LoadAsync(Provider provider, string accessToken, string subject, CancellationToken cancellationToken)
    {
        if (provider.FindEndpoint(EndpointNames.UserInfo) is not { } endpoint)
        {
            return null;
        }

        return endpoint.IsSuccess
            ? await LoadAsync(endpoint.Value, accessToken, subject, cancellationToken).ConfigureAwait(false)
            : endpoint.Error;
    }

    private async Task<Outcome<UserProfile>> LoadAsync(string endpoint, string accessToken, string subject, CancellationToken cancellationToken)
    {
        using var request = new UserInfoRequest { Address = endpoint, Token = accessToken };
        using var response = await http.GetUserInfoAsync(request, cancellationToken).ConfigureAwait(false);
        if (response is not { ErrorType: ResponseErrorType.None, Json: { ValueKind: JsonValueKind.Object } json })
        {
            return Errors.InvalidResponse("the userinfo endpoint returned no JSON object");
        }

        // Section 5.3.2: a profile of another user must not be used.
        return json.ReadString("sub") == subject
            ? new UserProfile(json.ReadString("name"), json.ReadString("preferred_username"), json.ReadString("email"))
            : Errors.SubjectMismatch;
    }
}
