using SsoConfig.Protocol;
using SsoConfig.Storage;

namespace SsoConfig.Tokens;

/// <summary>Makes what is stored out of what the token endpoint gave.</summary>
internal static class SessionFactory
{
    public static StoredSession Create(PendingAuthorization pending, TokenSet tokens)
    {
        var claims = tokens.Claims!;
        return new StoredSession
        {
            Issuer = pending.Issuer,
            ClientId = pending.ClientId,
            AccessToken = tokens.AccessToken,
            ObtainedAt = tokens.ObtainedAt,
            ExpiresAt = tokens.ExpiresAt,
            RefreshToken = tokens.RefreshToken,
            IdToken = tokens.IdToken!,
            IdTokenIssuedAt = claims.IssuedAt!.Value,
            Nonce = pending.Nonce,
            Subject = claims.Subject!,
            Name = claims.Name,
            PreferredUsername = claims.PreferredUsername,
            Email = claims.Email,
            SessionId = claims.SessionId,
            AuthenticatedAt = claims.AuthenticatedAt,
            IsEphemeral = pending.IsEphemeral,
        };
    }

    /// <summary>What the answer leaves out stays as it was: refresh token (RFC 6749, section 6), id_token (Core 1.0, section 12.2), profile.</summary>
    public static StoredSession Renew(StoredSession old, TokenSet tokens)
    {
        var renewed = old with
        {
            AccessToken = tokens.AccessToken,
            ObtainedAt = tokens.ObtainedAt,
            ExpiresAt = tokens.ExpiresAt,
            RefreshToken = tokens.RefreshToken ?? old.RefreshToken,
        };
        return tokens.Claims is not { } claims
            ? renewed
            : renewed with
            {
                IdToken = tokens.IdToken!,
                IdTokenIssuedAt = claims.IssuedAt!.Value,
                Name = claims.Name ?? old.Name,
                PreferredUsername = claims.PreferredUsername ?? old.PreferredUsername,
                Email = claims.Email ?? old.Email,
                SessionId = claims.SessionId ?? old.SessionId,
                AuthenticatedAt = claims.AuthenticatedAt ?? old.AuthenticatedAt,
            };
    }
}
