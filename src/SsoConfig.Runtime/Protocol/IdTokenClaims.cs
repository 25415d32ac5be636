using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SsoConfig.Protocol;

/// <summary>The claims of an id_token that are checked or kept (OpenID Connect Core 1.0, section 2); a claim of the wrong type is absent.</summary>
internal sealed record IdTokenClaims
{
    public string? Issuer { get; private init; }

    public string? Subject { get; private init; }

    public IReadOnlyList<string> Audiences { get; private init; } = [];

    public string? AuthorizedParty { get; private init; }

    public long? ExpiresAt { get; private init; }

    public long? IssuedAt { get; private init; }

    public long? AuthenticatedAt { get; private init; }

    public string? Nonce { get; private init; }

    public string? SessionId { get; private init; }

    public string? Name { get; private init; }

    public string? PreferredUsername { get; private init; }

    public string? Email { get; private init; }

    /// <exception cref="JsonException">The payload is no JSON object.</exception>
    /// <exception cref="FormatException">The payload is no base64url.</exception>
    public static IdTokenClaims Read(JsonWebToken token)
    {
        using var payload = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(token.EncodedPayload));
        var claims = payload.RootElement;
        if (claims.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException();
        }

        return new IdTokenClaims
        {
            Issuer = Text(claims, "iss"),
            Subject = Text(claims, "sub"),
            Audiences = Texts(claims, "aud"),
            AuthorizedParty = Text(claims, "azp"),
            ExpiresAt = Seconds(claims, "exp"),
            IssuedAt = Seconds(claims, "iat"),
            AuthenticatedAt = Seconds(claims, "auth_time"),
            Nonce = Text(claims, "nonce"),
            SessionId = Text(claims, "sid"),
            Name = Text(claims, "name"),
            PreferredUsername = Text(claims, "preferred_username"),
            Email = Text(claims, "email"),
        };
    }

    private static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A string or an array of strings (RFC 7519, section 4.1.3).</summary>
    private static IReadOnlyList<string> Texts(JsonElement claims, string name) => claims.TryGetProperty(name, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array => [.. value.EnumerateArray().Select(static item => item.ToString())],
            _ => [],
        }
        : [];

    /// <summary>A NumericDate may have a fraction (RFC 7519, section 2); dates beyond the calendar count as absent.</summary>
    private static long? Seconds(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetDouble(out var seconds)
        && seconds >= 0
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? (long)seconds
            : null;
}
