using System.Text.Json;
using Duende.IdentityModel.Client;

namespace SsoConfig.Protocol;

/// <summary>Reads the profile from the userinfo endpoint (OpenID Connect Core 1.0, section 5.3).</summary>
internal sealed class UserInfoClient(HttpClient http)
{
    public async Task<Outcome<UserProfile>> LoadAsync(string endpoint, string accessToken, string subject, CancellationToken cancellationToken)
    {
        using var request = new UserInfoRequest { Address = endpoint, Token = accessToken };
        using var response = await http.GetUserInfoAsync(request, cancellationToken).ConfigureAwait(false);
        if (response is not { ErrorType: ResponseErrorType.None, Json.ValueKind: JsonValueKind.Object })
        {
            return Errors.InvalidResponse("the userinfo endpoint returned no JSON object");
        }

        // Section 5.3.2: a profile of another user must not be used.
        return response.TryGet("sub") == subject
            ? new UserProfile(response.TryGet("name"), response.TryGet("preferred_username"), response.TryGet("email"))
            : Errors.SubjectMismatch;
    }
}
