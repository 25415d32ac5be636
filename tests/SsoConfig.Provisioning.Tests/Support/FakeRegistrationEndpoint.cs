using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace SsoConfig.Provisioning.Tests.Support;

/// <summary>
/// A provider with dynamic registration and its management (RFC 7591, RFC 7592), kept as a state: a token is worthless once a response
/// brought a new one.
/// </summary>
internal sealed class FakeRegistrationEndpoint : HttpMessageHandler
{
    public const string Issuer = "https://id.example.com";
    public const string InitialAccessToken = "initial-access-token-that-must-never-be-printed";
    private readonly Dictionary<string, string> _tokens = [];
    private int _number;

    public Dictionary<string, JsonObject> Clients { get; } = [];

    public bool WantsInitialToken { get; set; }

    public bool HasManagement { get; set; } = true;

    public bool RotatesTokens { get; set; } = true;

    /// <summary>200 is not what the RFC says, and seen in the field.</summary>
    public HttpStatusCode Created { get; set; } = HttpStatusCode.Created;

    /// <summary>What the provider changes in a registration before it responds.</summary>
    public Action<JsonObject> Adjust { get; set; } = static _ => { };

    public Action<JsonObject> Discovery { get; set; } = static _ => { };

    /// <summary>What a request waits for before it has its effect.</summary>
    public Func<HttpRequestMessage, Task> Delay { get; set; } = static _ => Task.CompletedTask;

    /// <summary>What it responds instead, once the request had its effect.</summary>
    public Func<HttpRequestMessage, HttpResponseMessage?>? Instead { get; set; }

    public List<string> Requests { get; } = [];

    public IEnumerable<string> Writes => Requests.Where(static request => !request.StartsWith("GET ", StringComparison.Ordinal));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add($"{request.Method} {request.RequestUri}");
        var body = request.Content is null ? null : JsonNode.Parse(await request.Content.ReadAsStringAsync(cancellationToken))!.AsObject();
        await Delay(request);
        var response = Respond(request, body);
        return Instead?.Invoke(request) ?? response;
    }

    private HttpResponseMessage Respond(HttpRequestMessage request, JsonObject? body) =>
        (request.Method.Method, request.RequestUri!.AbsolutePath) switch
        {
            ("GET", "/.well-known/openid-configuration") => Describe(),
            ("POST", "/register") => Register(request, body!),
            (var method, var path) when path.StartsWith("/register/", StringComparison.Ordinal) => Manage(
                method,
                path["/register/".Length..],
                request,
                body
            ),
            _ => new HttpResponseMessage(HttpStatusCode.NotFound),
        };

    private HttpResponseMessage Describe()
    {
        var document = new JsonObject
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = $"{Issuer}/authorize",
            ["registration_endpoint"] = $"{Issuer}/register",
        };
        Discovery(document);
        return Json(document, HttpStatusCode.OK);
    }

    private HttpResponseMessage Register(HttpRequestMessage request, JsonObject body)
    {
        if (WantsInitialToken && request.Headers.Authorization?.ToString() != $"Bearer {InitialAccessToken}")
        {
            return Json(new JsonObject { ["error"] = "invalid_token" }, HttpStatusCode.Unauthorized);
        }

        // RFC 8252: a custom scheme is for native clients alone, and the default type is web.
        if ((string?)body["application_type"] != "native")
        {
            return Json(
                new JsonObject
                {
                    ["error"] = "invalid_redirect_uri",
                    ["error_description"] = "redirect_uris for web clients must use https",
                },
                HttpStatusCode.BadRequest
            );
        }

        var clientId = $"client-{++_number}";
        var client = body.DeepClone().AsObject();
        client["client_id"] = clientId;
        Adjust(client);
        Clients[clientId] = client;
        return Json(WithToken(clientId), Created);
    }

    private HttpResponseMessage Manage(string method, string clientId, HttpRequestMessage request, JsonObject? body)
    {
        if (!Clients.ContainsKey(clientId) || request.Headers.Authorization?.ToString() != $"Bearer {_tokens.GetValueOrDefault(clientId)}")
        {
            return Json(new JsonObject { ["error"] = "invalid_token" }, HttpStatusCode.Unauthorized);
        }

        if (method == "DELETE")
        {
            Clients.Remove(clientId);
            return new HttpResponseMessage(HttpStatusCode.NoContent);
        }

        if (method == "PUT")
        {
            var forbidden = (
                (string[])["registration_access_token", "registration_client_uri", "client_secret_expires_at", "client_id_issued_at"]
            )
                .Where(body!.ContainsKey)
                .ToList();
            if (forbidden.Count > 0 || (string?)body["client_id"] != clientId)
            {
                return Json(
                    new JsonObject
                    {
                        ["error"] = "invalid_request",
                        ["error_description"] = $"request must not have {string.Join(", ", forbidden)}",
                    },
                    HttpStatusCode.BadRequest
                );
            }

            Clients[clientId] = body.DeepClone().AsObject();
        }

        return Json(WithToken(clientId), HttpStatusCode.OK);
    }

    private JsonObject WithToken(string clientId)
    {
        var response = Clients[clientId].DeepClone().AsObject();
        response["client_id_issued_at"] = 1764158400;
        if (HasManagement)
        {
            if (!_tokens.TryGetValue(clientId, out var token) || RotatesTokens)
            {
                _tokens[clientId] = token = $"registration-token-{++_number}-that-must-never-be-printed";
            }

            response["registration_access_token"] = token;
            response["registration_client_uri"] = $"{Issuer}/register/{clientId}";
        }

        return response;
    }

    private static HttpResponseMessage Json(JsonObject body, HttpStatusCode status) =>
        new(status) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
}
