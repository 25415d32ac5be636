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
            Nonce = claims.Nonce ?? pending.Nonce,
            Subject = claims.Subject!,
            SubjectIssuer = claims.Issuer == pending.Issuer ? null : claims.Issuer,
            Name = claims.Name,
            PreferredUsername = claims.PreferredUsername,
            Email = claims.Email,
            SessionId = claims.SessionId,
            AuthenticatedAt = claims.AuthenticatedAt,
            Resources = pending.Resources,
            IsEphemeral = pending.IsEphemeral,
            BrowserName = pending.BrowserName,
            ProofKeyName = pending.ProofKeyName,
        };
    }

    /// <summary>
    /// What the response leaves out stays as it was: refresh token (RFC 6749, section 6), id_token (Core 1.0, section 12.2), profile, and
    /// the access tokens for everything else.
    /// </summary>
    public static StoredSession Renew(StoredSession old, TokenSet tokens, TokenTarget target)
    {
        var renewed = ReplaceAccessToken(old, tokens, target) with { RefreshToken = tokens.RefreshToken ?? old.RefreshToken };
        return tokens.Claims is not { } claims
            ? renewed
            : renewed with
            {
                IdToken = tokens.IdToken!,
                IdTokenIssuedAt = claims.IssuedAt!.Value,
                Name = claims.Name ?? old.Name,
                PreferredUsername = claims.PreferredUsername ?? old.PreferredUsername,
                Email = claims.Email ?? old.Email,
                Profile = ClaimSet.Renew(old.Profile, old.IdToken, tokens.IdToken!),
                SessionId = claims.SessionId ?? old.SessionId,
                AuthenticatedAt = claims.AuthenticatedAt ?? old.AuthenticatedAt,
            };
    }

    private static StoredSession ReplaceAccessToken(StoredSession old, TokenSet tokens, TokenTarget target)
    {
        if (target.IsSignIn)
        {
            return old with { AccessToken = tokens.AccessToken, ObtainedAt = tokens.ObtainedAt, ExpiresAt = tokens.ExpiresAt };
        }

        var token = new StoredApiToken
        {
            Resource = target.Resource,
            Scopes = target.Scopes,
            AccessToken = tokens.AccessToken,
            ObtainedAt = tokens.ObtainedAt,
            ExpiresAt = tokens.ExpiresAt,
        };

        // Expired ones go, so that what an app has once asked for does not stay for ever.
        var others = (old.ApiTokens ?? []).Where(other =>
            (other.Resource, other.Scopes) != (target.Resource, target.Scopes) && other.ExpiresAt > tokens.ObtainedAt
        );
        return old with { ApiTokens = [.. others, token] };
    }
}
