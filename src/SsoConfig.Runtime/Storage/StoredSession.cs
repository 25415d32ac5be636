using System.Text.Json.Serialization;
using SsoConfig.Protocol;

namespace SsoConfig.Storage;

/// <summary>A sign-in as it is in the token store.</summary>
internal sealed record StoredSession : StoredAccessToken
{
    [JsonPropertyName("iss")]
    public required string Issuer { get; init; }

    [JsonPropertyName("client_id")]
    public required string ClientId { get; init; }

    [JsonPropertyName("refresh_token")]
    public string? RefreshToken { get; init; }

    /// <summary>The latest one: sign-out shows it to the provider, expired or not.</summary>
    [JsonPropertyName("id_token")]
    public required string IdToken { get; init; }

    [JsonPropertyName("iat")]
    public required long IdTokenIssuedAt { get; init; }

    [JsonPropertyName("nonce")]
    public string? Nonce { get; init; }

    [JsonPropertyName("sub")]
    public required string Subject { get; init; }

    /// <summary>The issuer of the id_token where it is a tenant of <see cref="Issuer"/>.</summary>
    [JsonPropertyName("sub_iss")]
    public string? SubjectIssuer { get; init; }

    [JsonPropertyName("name")]
    public string? Name { get; init; }

    [JsonPropertyName("preferred_username")]
    public string? PreferredUsername { get; init; }

    [JsonPropertyName("email")]
    public string? Email { get; init; }

    /// <summary>
    /// Claims that are not in <see cref="IdToken"/>, or are newer: of userinfo, and of earlier id_tokens. JSON as a string, which no claim
    /// can make unreadable.
    /// </summary>
    [JsonPropertyName("profile")]
    public string? Profile { get; init; }

    [JsonPropertyName("sid")]
    public string? SessionId { get; init; }

    [JsonPropertyName("auth_time")]
    public long? AuthenticatedAt { get; init; }

    /// <summary>The resources that the sign-in was made for; refreshes repeat them (RFC 8707, section 2.2).</summary>
    [JsonPropertyName("resources")]
    public IReadOnlyList<string>? Resources { get; init; }

    [JsonPropertyName("ephemeral")]
    public bool IsEphemeral { get; init; }

    /// <summary>Whether it belongs to the session that the apps of the family share.</summary>
    [JsonPropertyName("family")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsOfFamily { get; init; }

    [JsonPropertyName("browser")]
    public string? BrowserName { get; init; }

    /// <summary>The key that all its tokens are bound to.</summary>
    [JsonPropertyName("dpop_key")]
    public string? ProofKeyName { get; init; }

    /// <summary>Access tokens for further APIs, from the same sign-in.</summary>
    [JsonPropertyName("api_tokens")]
    public IReadOnlyList<StoredApiToken>? ApiTokens { get; init; }

    /// <summary>Whether it has the same tokens, and so is the same in everything else: it was stored with them.</summary>
    public bool HasTokensOf(StoredSession? other) =>
        other is not null
        && (AccessToken, RefreshToken, IdToken, ExpiresAt) == (other.AccessToken, other.RefreshToken, other.IdToken, other.ExpiresAt)
        && (ApiTokens ?? []).SequenceEqual(other.ApiTokens ?? []);

    /// <summary>A subject is unique within its issuer only (Core 1.0, section 2).</summary>
    public bool IsOfSameUser(StoredSession other) => (Subject, SubjectIssuer) == (other.Subject, other.SubjectIssuer);

    public SsoSession ToSession() =>
        new()
        {
            User = new SsoUser
            {
                Subject = Subject,
                Name = Name,
                PreferredUsername = PreferredUsername,
                Email = Email,
                ClaimsSource = () => ClaimSet.Read(IdToken, Profile),
            },
            SessionId = SessionId,
            AuthenticatedAt = AuthenticatedAt is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null,
            AccessTokenExpiresAt = ExpiresAt,
            HasRefreshToken = RefreshToken is not null,
            IsEphemeral = IsEphemeral,
        };

    /// <summary>What a refresh of this sign-in needs to know; <see cref="RefreshToken"/> must be there.</summary>
    public RefreshRequest ToRefreshRequest(string? resource, string? scopes) =>
        new()
        {
            Resources = resource is null ? Resources : [resource],
            Scopes = scopes,
            RefreshToken = RefreshToken!,
            Subject = Subject,
            SubjectIssuer = SubjectIssuer,
            IdTokenIssuedAt = IdTokenIssuedAt,
            Nonce = Nonce,
            AuthenticatedAt = AuthenticatedAt,
        };
}
