using System.Buffers;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace SsoConfig.Protocol;

/// <summary>The claims of a user by name: those of the id_token, and those of userinfo and of earlier id_tokens beside them.</summary>
internal static class ClaimSet
{
    public static readonly IReadOnlyDictionary<string, JsonElement> Empty = new Dictionary<string, JsonElement>();

    /// <param name="idToken">A validated one, as it is stored.</param>
    /// <param name="profile">A JSON object with claims that are not in it, or are newer.</param>
    public static IReadOnlyDictionary<string, JsonElement> Read(string idToken, string? profile)
    {
        var claims = new Dictionary<string, JsonElement>(ReadIdToken(idToken));
        foreach (var (name, value) in ReadObject(profile).Where(static claim => !ClaimNames.IsAboutToken(claim.Key)))
        {
            claims[name] = value;
        }

        return claims;
    }

    /// <summary>
    /// The profile beside a new id_token: what the new one states itself goes, and what the old one said about the user stays. A group or
    /// role that only an earlier id_token stated does not: it may have been taken away.
    /// </summary>
    public static string? Renew(string? profile, string oldIdToken, string newIdToken)
    {
        var claims = ReadIdToken(oldIdToken).Where(static claim => ClaimNames.IsAboutUser(claim.Key)).ToDictionary();
        foreach (var (name, value) in ReadObject(profile))
        {
            claims[name] = value;
        }

        foreach (var name in ReadIdToken(newIdToken).Keys)
        {
            claims.Remove(name);
        }

        return claims.Count == 0 ? null : Write(claims);
    }

    private static Dictionary<string, JsonElement> ReadIdToken(string idToken) => ReadObject(DecodePayload(idToken));

    private static string? DecodePayload(string idToken)
    {
        try
        {
            return idToken.Split('.') is [_, var payload, _] ? Base64UrlEncoder.Decode(payload) : null;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The last one of a name, as when the token was checked. A name that is not valid Unicode cannot be asked for.</summary>
    private static Dictionary<string, JsonElement> ReadObject(string? json)
    {
        var claims = new Dictionary<string, JsonElement>();
        if (json is null)
        {
            return claims;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                foreach (var member in document.RootElement.Clone().EnumerateObject())
                {
                    Add(claims, member);
                }
            }
        }
        catch (JsonException)
        {
            // It was validated before it was stored: a store that was changed by hand has no claims.
        }

        return claims;
    }

    private static void Add(Dictionary<string, JsonElement> claims, JsonProperty member)
    {
        try
        {
            claims[member.Name] = member.Value;
        }
        catch (InvalidOperationException)
        {
            // An escaped surrogate without its other half.
        }
    }

    /// <summary>As the provider wrote the values: a string that is no valid Unicode could not be written anew.</summary>
    private static string Write(Dictionary<string, JsonElement> claims)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in claims)
            {
                writer.WritePropertyName(name);
                writer.WriteRawValue(value.GetRawText(), skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
