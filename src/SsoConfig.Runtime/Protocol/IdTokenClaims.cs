using System.Security.Claims;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using SsoConfig.Http;

namespace SsoConfig.Protocol;

/// <summary>
/// The claims of an id_token that are checked or kept (OpenID Connect Core 1.0, section 2); a claim of the wrong type is absent.
/// </summary>
internal sealed record IdTokenClaims
{
    private static readonly string[] Times = ["exp", "iat", "auth_time"];

    public string? Issuer { get; private init; }

    public string? Subject { get; private init; }

    /// <summary>The tenant of a provider that has several (Entra ID's <c>tid</c>).</summary>
    public string? Tenant { get; private init; }

    public IReadOnlyList<string> Audiences { get; private init; } = [];

    public string? AuthorizedParty { get; private init; }

    public long? ExpiresAt { get; private init; }

    public long? IssuedAt { get; private init; }

    public long? AuthenticatedAt { get; private init; }

    public string? AuthenticationContext { get; private init; }

    public string? Nonce { get; private init; }

    public string? SessionId { get; private init; }

    public string? Name { get; private init; }

    public string? PreferredUsername { get; private init; }

    public string? Email { get; private init; }

    private IReadOnlyList<string> Malformed { get; init; } = [];

    public string? AccessTokenHash { get; private init; }

    /// <summary>Native SSO 1.0, section 3.4.1: <c>ds_hash</c> binds the device secret to this token.</summary>
    public string? DeviceSecretHash { get; private init; }

    /// <summary>Whether a time is there, but not as a NumericDate of the calendar (strings, milliseconds).</summary>
    public bool IsMalformed(string claim) => Malformed.Contains(claim);

    public override string ToString() => nameof(IdTokenClaims);

    /// <summary>The only claim that OidcClient looks at: it compares <c>at_hash</c> with the access token.</summary>
    public IEnumerable<Claim> ForOidcClient() => AccessTokenHash is null ? [] : [new Claim("at_hash", AccessTokenHash)];

    /// <exception cref="JsonException">The payload is not a JSON object.</exception>
    /// <exception cref="FormatException">The payload is not base64url.</exception>
    public static IdTokenClaims Read(string encodedPayload)
    {
        using var payload = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(encodedPayload));
        var claims = payload.RootElement;
        if (claims.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException();
        }

        return new IdTokenClaims
        {
            Issuer = claims.ReadString("iss"),
            Subject = claims.ReadString("sub"),
            Tenant = claims.ReadString("tid"),
            Audiences = ReadAudiences(claims),
            AuthorizedParty = ReadPresent(claims, "azp"),
            ExpiresAt = Seconds(claims, "exp"),
            IssuedAt = Seconds(claims, "iat"),
            // 0 is what glewlwyd writes when it does not know.
            AuthenticatedAt = Seconds(claims, "auth_time") is > 0 and var seconds ? seconds : null,
            AuthenticationContext = claims.ReadString("acr"),
            Nonce = ReadPresent(claims, "nonce"),
            SessionId = claims.ReadString("sid"),
            Name = claims.ReadString("name"),
            PreferredUsername = claims.ReadString("preferred_username"),
            Email = claims.ReadString("email"),
            AccessTokenHash = ReadPresent(claims, "at_hash"),
            DeviceSecretHash = claims.ReadString("ds_hash"),
            Malformed = [.. Times.Where(name => IsMalformedTime(claims, name))],
        };
    }

    /// <summary>
    /// A string or an array of strings (RFC 7519, section 4.1.3). An element of another kind is an audience that nobody knows.
    /// </summary>
    private static IReadOnlyList<string> ReadAudiences(JsonElement claims) =>
        claims.TryFind("aud", out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => [ReadRaw(value)],
                JsonValueKind.Array => [.. value.EnumerateArray().Select(ReadRaw)],
                _ => [],
            }
            : [];

    /// <summary>A claim that must fit if it is there.</summary>
    private static string? ReadPresent(JsonElement claims, string name) =>
        claims.TryFind(name, out var value) && value.ValueKind != JsonValueKind.Null ? ReadRaw(value) : null;

    /// <summary>What is not a string must not be passed over: it equals nothing that is expected.</summary>
    private static string ReadRaw(JsonElement value) => value.AsString() ?? value.GetRawText();

    private static bool IsMalformedTime(JsonElement claims, string name) =>
        claims.TryFind(name, out var value) && value.ValueKind != JsonValueKind.Null && Seconds(claims, name) is null;

    /// <summary>A NumericDate may have a fraction (RFC 7519, section 2); dates beyond the calendar count as absent.</summary>
    private static long? Seconds(JsonElement claims, string name) =>
        claims.TryFind(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetDouble(out var seconds)
        && seconds >= 0
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? (long)seconds
            : null;
}
