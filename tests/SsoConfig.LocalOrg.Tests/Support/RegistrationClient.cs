using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace SsoConfig.LocalOrg.Tests.Support;

/// <summary>A developer's tool that registers an app at the org, on the wire.</summary>
internal sealed class RegistrationClient(LocalOrgServer org) : IDisposable
{
    private readonly HttpClient _http = new();

    public static JsonObject NativeApp(string name = "Third") =>
        new()
        {
            ["client_name"] = name,
            ["application_type"] = "native",
            ["redirect_uris"] = new JsonArray($"com.{name.ToLowerInvariant()}.sample:/callback"),
            ["post_logout_redirect_uris"] = new JsonArray($"com.{name.ToLowerInvariant()}.sample:/logout"),
            ["grant_types"] = new JsonArray("authorization_code", "refresh_token"),
            ["response_types"] = new JsonArray("code"),
            ["token_endpoint_auth_method"] = "none",
            ["scope"] = "openid profile offline_access",
            ["software_id"] = "the-family",
        };

    /// <summary>
    /// The metadata of <see cref="NativeApp"/> with one member changed; a JSON null is sent as it is, "-" removes the member.
    /// </summary>
    public static JsonObject NativeAppWith(string member, string json)
    {
        var app = NativeApp();
        if (json == "-")
        {
            app.Remove(member);
        }
        else
        {
            app[member] = JsonNode.Parse(json);
        }

        return app;
    }

    public async Task<string> EndpointAsync()
    {
        var discovery = await Json.ReadAsync(
            _http.GetAsync($"{org.Issuer}/.well-known/openid-configuration", TestContext.Current.CancellationToken)
        );
        return discovery["registration_endpoint"]!;
    }

    public async Task<Json> RegisterAsync(JsonObject metadata, string? token = null) =>
        await Json.ReadAsync(SendAsync(HttpMethod.Post, await EndpointAsync(), metadata, token));

    public Task<Json> ManageAsync(HttpMethod method, Json registered, JsonObject? metadata = null) =>
        Json.ReadAsync(SendAsync(method, registered["registration_client_uri"]!, metadata, registered["registration_access_token"]));

    /// <summary>What an update sends: the registered metadata without what the provider assigned.</summary>
    public static JsonObject MetadataOf(Json registered)
    {
        var metadata = JsonObject.Create(registered.Content)!;
        foreach (var assigned in (string[])["registration_access_token", "registration_client_uri", "client_id_issued_at"])
        {
            metadata.Remove(assigned);
        }

        return metadata;
    }

    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string address,
        JsonObject? metadata,
        string? token,
        string contentType = "application/json"
    ) => SendTextAsync(method, address, metadata?.ToJsonString(), token, contentType);

    public Task<HttpResponseMessage> SendTextAsync(
        HttpMethod method,
        string address,
        string? body,
        string? token,
        string contentType = "application/json"
    )
    {
        var request = new HttpRequestMessage(method, address)
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, contentType),
        };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _http.Dispose();
}
