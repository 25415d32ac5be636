using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace SsoConfig.Providers.Tests.Servers.Glewlwyd;

/// <summary>
/// Sets glewlwyd up through its administration API: the plugin for OpenID Connect, scopes, a user and two public clients.
/// </summary>
internal sealed class GlewlwydAdministration(Uri origin) : IDisposable
{
    public const string PluginPath = "api/oidc";

    private const int KeyBits = 2048;
    private readonly HttpClient _http = new(new SocketsHttpHandler { CookieContainer = new CookieContainer() })
    {
        BaseAddress = new Uri(origin, "api/"),
    };

    public async Task SetUpAsync(string userName, string password, CancellationToken cancellationToken)
    {
        // The administrator and the password are those of the package's database.
        await SendAsync(HttpMethod.Post, "auth/", new JsonObject { ["username"] = "admin", ["password"] = "password" }, cancellationToken);
        await SendAsync(HttpMethod.Post, "mod/plugin/", Plugin(), cancellationToken);
        await SendAsync(HttpMethod.Post, "scope/", Scope("profile"), cancellationToken);
        await SendAsync(HttpMethod.Post, "scope/", Scope("offline_access"), cancellationToken);
        await SendAsync(HttpMethod.Post, "user/", User(userName, password), cancellationToken);
        await AllowSeveralLogoutUrisAsync(cancellationToken);
        await SendAsync(HttpMethod.Post, "client/", Client("first"), cancellationToken);
        await SendAsync(HttpMethod.Post, "client/", Client("second"), cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private JsonObject Plugin()
    {
        using var key = RSA.Create(KeyBits);
        var parameters = new JsonObject
        {
            ["iss"] = new Uri(origin, PluginPath).AbsoluteUri,
            ["subject-type"] = "public",
            ["jwt-type"] = "rsa",
            ["jwt-key-size"] = "256",
            ["key"] = key.ExportPkcs8PrivateKeyPem(),
            ["cert"] = key.ExportSubjectPublicKeyInfoPem(),
            ["jwks-show"] = true,
            ["access-token-duration"] = 3600,
            ["refresh-token-duration"] = 86400,
            ["code-duration"] = 60,
            ["refresh-token-rolling"] = true,
            ["refresh-token-one-use"] = "always",
            ["session-cookie-name"] = "GLEWLWYD2_OIDC_SID",
            ["session-cookie-expiration"] = 86400,
            ["name-claim"] = "on-demand",
            ["name-claim-scope"] = new JsonArray("profile"),
            ["email-claim"] = "no",
            ["scope-claim"] = "no",
            ["address-claim"] = new JsonObject { ["type"] = "no" },
            ["allowed-scope"] = new JsonArray("openid", "profile", "offline_access"),
            ["introspection-revocation-auth-scope"] = new JsonArray(),
            ["scope"] = new JsonArray(),
            ["additional-parameters"] = new JsonArray(),
            ["claims"] = new JsonArray(),
        };
        foreach (
            var on in (string[])
                [
                    "auth-type-code-enabled",
                    "auth-type-code-revoke-replayed",
                    "auth-type-id-token-enabled",
                    "auth-type-refresh-enabled",
                    "pkce-allowed",
                    "pkce-required",
                    "introspection-revocation-allowed",
                    "introspection-revocation-allow-target-client",
                    "session-management-allowed",
                    "oauth-as-iss-id",
                ]
        )
        {
            parameters[on] = true;
        }

        foreach (
            var off in (string[])
                [
                    "allow-non-oidc",
                    "auth-type-token-enabled",
                    "auth-type-none-enabled",
                    "auth-type-password-enabled",
                    "auth-type-client-enabled",
                    "auth-type-device-enabled",
                    "pkce-method-plain-allowed",
                    "request-parameter-allow",
                ]
        )
        {
            parameters[off] = false;
        }

        return new JsonObject
        {
            ["module"] = "oidc",
            ["name"] = "oidc",
            ["display_name"] = "OpenID Connect",
            ["parameters"] = parameters,
        };
    }

    private static JsonObject Scope(string name) =>
        new()
        {
            ["name"] = name,
            ["display_name"] = name,
            ["description"] = name,
            ["password_required"] = false,
            ["scheme"] = new JsonObject(),
        };

    private static JsonObject User(string name, string password) =>
        new()
        {
            ["username"] = name,
            ["password"] = password,
            ["name"] = "Ada Lovelace",
            ["enabled"] = true,
            ["scope"] = new JsonArray("openid", "profile", "offline_access", "g_profile"),
        };

    private static JsonObject Client(string app) =>
        new()
        {
            ["client_id"] = $"{app}-app",
            ["name"] = app,
            ["enabled"] = true,
            ["confidential"] = false,
            ["token_endpoint_auth_method"] = new JsonArray("none"),
            ["authorization_type"] = new JsonArray("code", "refresh_token"),
            ["redirect_uri"] = new JsonArray($"com.{app}.sample:/callback"),
            ["post_logout_redirect_uris"] = new JsonArray($"com.{app}.sample:/logout"),
            ["scope"] = new JsonArray(),
        };

    /// <summary>The package's database knows the property of a client as one string only.</summary>
    private async Task AllowSeveralLogoutUrisAsync(CancellationToken cancellationToken)
    {
        var module = (await _http.GetFromJsonAsync<JsonObject>("mod/client/database", cancellationToken))!;
        module["parameters"]!["data-format"]!["post_logout_redirect_uris"] = new JsonObject
        {
            ["multiple"] = true,
            ["read"] = true,
            ["write"] = true,
        };
        await SendAsync(HttpMethod.Put, "mod/client/database", module, cancellationToken);
        await SendAsync(HttpMethod.Put, "mod/client/database/reset", body: null, cancellationToken);
    }

    private async Task SendAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await _http.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(
                $"glewlwyd refuses {method} {path}: {(int)response.StatusCode} "
                    + $"{await response.Content.ReadAsStringAsync(cancellationToken)}"
            );
        }
    }
}
