using System.Text.Json;
using Duende.IdentityModel.Client;
using Microsoft.Extensions.Logging;
using SsoConfig.Diagnostics;
using SsoConfig.Storage;

namespace SsoConfig.Protocol;

/// <summary>Completes the profile from the userinfo endpoint (OpenID Connect Core 1.0, section 5.3). A sign-in does not fail for it.</summary>
internal sealed class UserInfo(HttpClient http, ILogger logger)
{
    public async Task<StoredSession> AddToAsync(StoredSession session, Provider provider, CancellationToken cancellationToken)
    {
        if (provider.UserInfoEndpoint is not { } endpoint)
        {
            return session;
        }

        using var request = new UserInfoRequest { Address = endpoint, Token = session.AccessToken };
        using var response = await http.GetUserInfoAsync(request, cancellationToken).ConfigureAwait(false);
        if (Fault(response, session) is { } code)
        {
            Log.ProfileNotLoaded(logger, code);
            return session;
        }

        return session with
        {
            Name = response.TryGet("name") ?? session.Name,
            PreferredUsername = response.TryGet("preferred_username") ?? session.PreferredUsername,
            Email = response.TryGet("email") ?? session.Email,
        };
    }

    private static string? Fault(UserInfoResponse response, StoredSession session)
    {
        if (response is not { ErrorType: ResponseErrorType.None, Json.ValueKind: JsonValueKind.Object })
        {
            return SsoErrorCodes.InvalidResponse;
        }

        // Section 5.3.2: a profile of somebody else must not be used.
        return response.TryGet("sub") == session.Subject ? null : SsoErrorCodes.SubjectMismatch;
    }
}
