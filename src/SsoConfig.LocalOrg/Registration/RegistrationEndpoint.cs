using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SsoConfig.LocalOrg.Routes;

namespace SsoConfig.LocalOrg.Registration;

/// <summary>Client registration (RFC 7591) and its management (RFC 7592).</summary>
internal sealed class RegistrationEndpoint(
    RegisteredClients clients,
    RegistrationPolicy policy,
    LocalOrgOptions options,
    OrgAddress address,
    LocalOrgLog log
)
{
    private const string InvalidToken = "invalid_token";

    // RFC 7592 §2.2: a client must not send these.
    private static readonly string[] AssignedByProvider =
    [
        "registration_access_token",
        "registration_client_uri",
        "client_secret_expires_at",
        "client_id_issued_at",
    ];

    public Task<IResult> RegisterAsync(HttpContext http) =>
        RunAsync(
            "register",
            clientId: null,
            async () =>
            {
                if (options.InitialAccessToken is { } expected && !AreEqual(BearerOf(http), expected))
                {
                    return Unauthorized(http, "register");
                }

                var client = await clients.CreateAsync(ClientMetadata.Parse(await ReadAsync(http), policy), http.RequestAborted);
                return Respond("register", client, StatusCodes.Status201Created);
            }
        );

    public Task<IResult> ReadAsync(HttpContext http, string clientId) =>
        ManageAsync(
            "registration_read",
            http,
            clientId,
            client => Task.FromResult<IResult>(Respond("registration_read", client, StatusCodes.Status200OK))
        );

    public Task<IResult> UpdateAsync(HttpContext http, string clientId) =>
        ManageAsync(
            "registration_updated",
            http,
            clientId,
            async client =>
            {
                var request = await ReadAsync(http);
                if (!request.TryGetProperty("client_id", out var id) || id.ValueKind != JsonValueKind.String || id.GetString() != clientId)
                {
                    throw new RegistrationException(RegistrationException.InvalidClientMetadata, $"'client_id' must be '{clientId}'.");
                }

                if (AssignedByProvider.FirstOrDefault(name => request.TryGetProperty(name, out _)) is { } assigned)
                {
                    throw new RegistrationException(
                        RegistrationException.InvalidClientMetadata,
                        $"'{assigned}' must not be sent in an update."
                    );
                }

                var updated = await clients.UpdateAsync(client, ClientMetadata.Parse(request, policy), http.RequestAborted);
                return Respond("registration_updated", updated, StatusCodes.Status200OK);
            }
        );

    public Task<IResult> DeleteAsync(HttpContext http, string clientId) =>
        ManageAsync(
            "registration_deleted",
            http,
            clientId,
            async client =>
            {
                await clients.DeleteAsync(client, http.RequestAborted);
                log.Add(new LocalOrgEvent("registration_deleted") { Client = clientId, Outcome = "ok" });
                return Results.NoContent();
            }
        );

    private Task<IResult> ManageAsync(string kind, HttpContext http, string clientId, Func<RegisteredClient, Task<IResult>> action) =>
        RunAsync(
            kind,
            clientId,
            async () =>
                BearerOf(http) is { } token && await clients.FindAsync(clientId, token, http.RequestAborted) is { } client
                    ? await action(client)
                    : Unauthorized(http, kind)
        );

    private async Task<IResult> RunAsync(string kind, string? clientId, Func<Task<IResult>> action)
    {
        try
        {
            return await action();
        }
        catch (RegistrationException problem)
        {
            log.Add(new LocalOrgEvent(kind) { Client = clientId, Outcome = $"error:{problem.Error}" });
            return Json(
                new JsonObject { ["error"] = problem.Error, ["error_description"] = problem.Message },
                StatusCodes.Status400BadRequest
            );
        }
    }

    private NoStoreJson Respond(string kind, RegisteredClient client, int status)
    {
        log.Add(new LocalOrgEvent(kind) { Client = client.ClientId, Outcome = "ok" });
        var response = (JsonObject)client.Metadata.DeepClone();
        response["client_id"] = client.ClientId;
        response["client_id_issued_at"] = client.IssuedAt.ToUnixTimeSeconds();
        response["registration_access_token"] = client.AccessToken;
        response["registration_client_uri"] = $"{address.Origin}{address.BasePath}/{ProviderPaths.Register}/{client.ClientId}";
        return Json(response, status);
    }

    // A client that does not exist gets the same response as a wrong token (RFC 7592 §2.1).
    private NoStoreJson Unauthorized(HttpContext http, string kind)
    {
        log.Add(new LocalOrgEvent(kind) { Outcome = $"error:{InvalidToken}" });
        http.Response.Headers.WWWAuthenticate = BearerOf(http) is null ? "Bearer" : $"Bearer error=\"{InvalidToken}\"";
        return Json(
            new JsonObject { ["error"] = InvalidToken, ["error_description"] = "The access token is missing or not valid." },
            StatusCodes.Status401Unauthorized
        );
    }

    // Only application/json: a web page of another origin can send it after a CORS preflight alone, which the org refuses.
    private static async Task<JsonElement> ReadAsync(HttpContext http)
    {
        if (!http.Request.HasJsonContentType())
        {
            throw new RegistrationException(
                RegistrationException.InvalidClientMetadata,
                "The request must have the content type application/json."
            );
        }

        try
        {
            using var document = await JsonDocument.ParseAsync(
                http.Request.Body,
                new JsonDocumentOptions { AllowDuplicateProperties = false },
                http.RequestAborted
            );
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new RegistrationException(RegistrationException.InvalidClientMetadata, "The request must be a JSON object.");
        }
        catch (JsonException)
        {
            throw new RegistrationException(RegistrationException.InvalidClientMetadata, "The request is not valid JSON.");
        }
    }

    private static string? BearerOf(HttpContext http) =>
        AuthenticationHeaderValue.TryParse(http.Request.Headers.Authorization, out var header)
        && string.Equals(header.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase)
            ? header.Parameter
            : null;

    private static bool AreEqual(string? presented, string expected) =>
        presented is not null && CryptographicOperations.FixedTimeEquals(Hash(presented), Hash(expected));

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private static NoStoreJson Json(JsonObject body, int status) => new(body, status);
}
