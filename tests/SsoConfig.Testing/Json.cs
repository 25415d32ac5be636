using System.Buffers.Text;
using System.Net;
using System.Text.Json;

namespace SsoConfig.Testing;

/// <summary>A JSON response with its status.</summary>
internal sealed record Json(HttpStatusCode Status, JsonElement Content)
{
    /// <summary>A member as text; null where there is none.</summary>
    public string? this[string name] =>
        Content.ValueKind == JsonValueKind.Object && Content.TryGetProperty(name, out var value) ? value.ToString() : null;

    public string AccessToken => this["access_token"]!;

    public string RefreshToken => this["refresh_token"]!;

    public string IdToken => this["id_token"]!;

    /// <summary>The claims of the id token; its signature is the business of other tests.</summary>
    public Json Identity => new(Status, JsonDocument.Parse(Base64Url.DecodeFromChars(IdToken.Split('.')[1])).RootElement);

    public static async Task<Json> ReadAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        var body = await response.Content.ReadAsStringAsync(CancellationToken.None);
        return new Json(response.StatusCode, body.Length == 0 ? default : JsonDocument.Parse(body).RootElement);
    }
}
