using System.Buffers.Text;
using System.Text.Json;

namespace SsoConfig.LocalOrg.DPoP;

/// <summary>The key that an access token of the org is bound to (RFC 9449 §6.1). OpenIddict checks the token itself.</summary>
internal static class BoundToken
{
    public const string Confirmation = "cnf";
    public const string Thumbprint = "jkt";

    /// <returns>The thumbprint, or <see langword="null"/> for a Bearer token and for what is no token.</returns>
    public static string? FindThumbprint(string accessToken)
    {
        try
        {
            if (accessToken.Split('.') is not [_, var payload, _])
            {
                return null;
            }

            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(payload));
            return
                claims.RootElement.TryGetProperty(Confirmation, out var confirmation)
                && confirmation.ValueKind == JsonValueKind.Object
                && confirmation.TryGetProperty(Thumbprint, out var thumbprint)
                ? thumbprint.GetString()
                : null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }
}
