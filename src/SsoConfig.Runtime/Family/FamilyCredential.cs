using System.Text.Json;
using SsoConfig.Protocol;

namespace SsoConfig.Family;

/// <summary>
/// The session that the apps of a family share: a device secret and the id_token that it is bound to, always together. What is said about
/// the user comes from the id_token alone.
/// </summary>
internal sealed class FamilyCredential
{
    private readonly IdTokenClaims _claims;

    private FamilyCredential(string text, string idToken, string deviceSecret, IdTokenClaims claims)
    {
        Text = text;
        IdToken = idToken;
        DeviceSecret = deviceSecret;
        _claims = claims;
    }

    /// <summary>How it is stored.</summary>
    public string Text { get; }

    public string IdToken { get; }

    public string DeviceSecret { get; }

    public string Subject => _claims.Subject!;

    public string? SessionId => _claims.SessionId;

    public static FamilyCredential? Create(TokenSet tokens, SsoOptions options) => Create(tokens.DeviceSecret, tokens.IdToken, options);

    public static FamilyCredential? Create(string? deviceSecret, string? idToken, SsoOptions options) =>
        deviceSecret is not null && idToken is not null
            ? Parse(
                JsonSerializer.Serialize(
                    new StoredFamilyCredential { IdToken = idToken, DeviceSecret = deviceSecret },
                    FamilyJson.Default.StoredFamilyCredential
                ),
                options
            )
            : null;

    /// <summary>
    /// The stored credential, or <see langword="null"/> where it is not one of this issuer, or its parts don't belong together. The
    /// id_token's signature is the provider's to verify: it does so when the token is exchanged.
    /// </summary>
    public static FamilyCredential? Parse(string text, SsoOptions options)
    {
        if (
            ReadStored(text) is not { Version: StoredFamilyCredential.CurrentVersion } stored
            || SignedToken.TryParse(stored.IdToken) is not { } token
            || ReadClaims(token) is not { Subject.Length: > 0 } claims
            || claims.Issuer != options.Issuer
        )
        {
            return null;
        }

        return DeviceSecrets.FindUsable(options.NativeSso, stored.DeviceSecret, claims, token.Algorithm) is { } deviceSecret
            ? new FamilyCredential(text, stored.IdToken, deviceSecret, claims)
            : null;
    }

    /// <summary>Whether the hint names this user: by address, by user name, or by subject.</summary>
    public bool IsNamedBy(string loginHint) =>
        loginHint == Subject
        || string.Equals(loginHint, _claims.PreferredUsername, StringComparison.OrdinalIgnoreCase)
        || string.Equals(loginHint, _claims.Email, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is the session of a sign-in of this app.</summary>
    public bool IsOf(string subject, string? sessionId) =>
        Subject == subject && (SessionId is null || sessionId is null || SessionId == sessionId);

    public SsoUser ToUser() =>
        new()
        {
            Subject = Subject,
            Name = _claims.Name,
            PreferredUsername = _claims.PreferredUsername,
            Email = _claims.Email,
        };

    public SharedSession ToSharedSession() => new(IdToken, DeviceSecret, Subject, SessionId);

    public override string ToString() => nameof(FamilyCredential);

    private static StoredFamilyCredential? ReadStored(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, FamilyJson.Default.StoredFamilyCredential);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IdTokenClaims? ReadClaims(SignedToken token)
    {
        try
        {
            return IdTokenClaims.Read(token.EncodedPayload);
        }
        catch (Exception exception) when (exception is ArgumentException or JsonException or FormatException)
        {
            return null;
        }
    }
}
