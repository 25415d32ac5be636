using System.Collections.Specialized;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;

namespace SsoConfig.Provisioning.Tests.Support;

/// <summary>
/// The browser's side of a provider, in the words of one that exists: pages written by hand after what each is known to send. Every page
/// has numbers and a nonce that differ each time, as real ones have.
/// </summary>
internal sealed class FakeProvider(string issuer, Dialect dialect)
{
    private int _page;

    public Dictionary<string, FakeClient> Clients { get; } =
        new() { ["0oaFirst"] = new FakeClient("com.first.sample"), ["0oaSecond"] = new FakeClient("com.second.sample") };

    public Action<JsonObject> Discovery { get; set; } = static _ => { };

    public DateTimeOffset Now { get; set; }

    public HttpStatusCode DiscoveryStatus { get; set; } = HttpStatusCode.OK;

    public string Keys { get; set; } = """{ "keys": [{ "kty": "RSA", "use": "sig", "kid": "k1", "n": "AQAB", "e": "AQAB" }] }""";

    public string DiscoveryAddress { get; set; } = $"{issuer}/.well-known/openid-configuration";

    public string LogoutAddress { get; set; } = $"{issuer}/logout";

    public List<Uri> Requests { get; } = [];

    public HashSet<string> Scopes { get; } = ["openid", "profile", "offline_access"];

    public HttpResponseMessage Respond(HttpRequestMessage request)
    {
        var uri = request.RequestUri!;
        Requests.Add(uri);
        var response = uri.AbsoluteUri switch
        {
            var address when address == DiscoveryAddress => Json(Describe(), DiscoveryStatus),
            var address when address == $"{issuer}/keys" => Text(HttpStatusCode.OK, "application/json", Keys),
            var address when address.StartsWith($"{issuer}/authorize", StringComparison.Ordinal) => Authorize(
                HttpUtility.ParseQueryString(uri.Query)
            ),
            var address when address.StartsWith(LogoutAddress, StringComparison.Ordinal) => EndSession(
                HttpUtility.ParseQueryString(uri.Query)
            ),
            var address when address == $"{issuer}/token" => Redeem(
                HttpUtility.ParseQueryString(request.Content!.ReadAsStringAsync().GetAwaiter().GetResult())
            ),
            _ => new HttpResponseMessage(HttpStatusCode.NotFound),
        };
        response.Headers.Date = Now;
        return response;
    }

    private JsonObject Describe()
    {
        var document = new JsonObject
        {
            ["issuer"] = issuer,
            ["authorization_endpoint"] = $"{issuer}/authorize",
            ["token_endpoint"] = $"{issuer}/token",
            ["jwks_uri"] = $"{issuer}/keys",
            ["end_session_endpoint"] = $"{issuer}/logout",
            ["revocation_endpoint"] = $"{issuer}/revoke",
            ["code_challenge_methods_supported"] = new JsonArray("S256"),
            ["grant_types_supported"] = new JsonArray("authorization_code", "refresh_token"),
        };
        if (dialect == Dialect.Google)
        {
            document.Remove("end_session_endpoint");
        }

        Discovery(document);
        return document;
    }

    private HttpResponseMessage Authorize(NameValueCollection query)
    {
        if (dialect == Dialect.OnePage)
        {
            return Page(HttpStatusCode.OK, "<div id='app'>Loading</div>");
        }

        var redirectUri = query["redirect_uri"]!;
        if (!Clients.TryGetValue(query["client_id"]!, out var client))
        {
            return RefuseClient(query["client_id"]!);
        }

        if (!client.RedirectUris.Contains(redirectUri) && !client.IsWildcard)
        {
            return RefuseRedirect(query["client_id"]!, redirectUri);
        }

        if (query["scope"]!.Split(' ').Any(scope => !Scopes.Contains(scope)) && dialect is not (Dialect.Auth0 or Dialect.OidcProvider))
        {
            return dialect == Dialect.OpenIddict
                ? Plain("invalid_scope", "The specified 'scope' is invalid.")
                : Return(query, "invalid_scope", "One or more scopes are not configured for the authorization server resource.");
        }

        if (query["code_challenge"] is null && client.RequiresPkce && dialect is not (Dialect.Auth0 or Dialect.Entra or Dialect.Google))
        {
            return dialect == Dialect.OpenIddict
                ? Plain("invalid_request", "The mandatory 'code_challenge' parameter is missing.")
                : Return(query, "invalid_request", "PKCE code challenge is required.");
        }

        return dialect == Dialect.Google
            ? Redirect($"https://accounts.google.com/v3/signin/identifier?opparams=x&dsh=S{++_page}")
            : Return(
                query,
                client.RequiresConsent ? "consent_required" : "login_required",
                "The client specified not to prompt, but the user is not logged in."
            );
    }

    private HttpResponseMessage RefuseClient(string clientId) =>
        dialect switch
        {
            Dialect.Okta => Page(
                HttpStatusCode.BadRequest,
                "<h1>400</h1><p>Your request resulted in an error. Invalid value for 'client_id' parameter.</p><b>Error Code: "
                    + "invalid_client</b>"
            ),
            Dialect.Auth0 => Page(
                HttpStatusCode.Forbidden,
                $"<h1>Oops!, something went wrong</h1><p>Unknown client: {clientId}</p><!-- tracking -->"
            ),
            Dialect.Keycloak => Page(HttpStatusCode.BadRequest, "<p class='instruction'>Client not found.</p>"),
            Dialect.Entra => Page(
                HttpStatusCode.OK,
                $"<script>$Config={{\"sErrorCode\":\"AADSTS700016\"}};</script><p>AADSTS700016: Application with identifier "
                    + $"'{clientId}' was not found.</p>"
            ),
            Dialect.Google => Redirect(
                $"https://accounts.google.com/signin/oauth/error?authError={Base64("invalid_client The OAuth client was not found.")}"
            ),
            Dialect.OpenIddict => Text(
                HttpStatusCode.Unauthorized,
                "text/plain",
                "error:invalid_client\nerror_description:The specified 'client_id' is "
                    + "invalid.\nerror_uri:https://documentation/errors/ID2052"
            ),
            _ => Page(
                HttpStatusCode.BadRequest,
                "<h1>oops! something went wrong</h1><pre>error: invalid_client</pre><pre>error_description: client is invalid</pre>"
            ),
        };

    private HttpResponseMessage RefuseRedirect(string clientId, string redirectUri) =>
        dialect switch
        {
            Dialect.Okta => Page(
                HttpStatusCode.BadRequest,
                "<h1>400</h1><p>The 'redirect_uri' parameter must be a Login redirect URI in the client app settings: "
                    + $"https://dev-1-admin.okta.com/admin/app/oidc_client/instance/{clientId}#tab-general</p><b>Error Code: "
                    + "invalid_request</b>"
            ),
            Dialect.Auth0 => Page(
                HttpStatusCode.Forbidden,
                "<h1>Callback URL mismatch.</h1><p>The provided redirect_uri is not in the list of allowed callback URLs: "
                    + $"{redirectUri}</p>"
            ),
            Dialect.Keycloak => Page(HttpStatusCode.BadRequest, "<p class='instruction'>Invalid parameter: redirect_uri</p>"),
            Dialect.Entra => Page(
                HttpStatusCode.OK,
                $"<script>$Config={{\"sErrorCode\":\"AADSTS50011\"}};</script><p>AADSTS50011: The redirect URI '{redirectUri}' does "
                    + "not match.</p>"
            ),
            Dialect.Google => Redirect(
                $"https://accounts.google.com/signin/oauth/error?authError={Base64("redirect_uri_mismatch You can't sign in.")}"
            ),
            Dialect.OpenIddict => Text(
                HttpStatusCode.BadRequest,
                "text/plain",
                "error:invalid_request\nerror_description:The specified 'redirect_uri' is not valid for this client "
                    + "application.\nerror_uri:https://documentation/errors/ID2043"
            ),
            _ => Page(
                HttpStatusCode.BadRequest,
                "<h1>oops! something went wrong</h1><pre>error: invalid_redirect_uri</pre><pre>error_description: redirect_uri did not "
                    + "match any of the client's registered redirect_uris</pre>"
            ),
        };

    private HttpResponseMessage EndSession(NameValueCollection query)
    {
        var (clientId, redirectUri) = (query["client_id"]!, query["post_logout_redirect_uri"]);
        var isRegistered =
            redirectUri is null || (Clients.TryGetValue(clientId, out var client) && client.LogoutRedirectUris.Contains(redirectUri));
        return dialect switch
        {
            Dialect.Okta => Json(
                new JsonObject { ["errorCode"] = "invalid_request", ["errorSummary"] = "The 'id_token_hint' parameter is required." },
                HttpStatusCode.BadRequest
            ),
            Dialect.OidcProvider when !isRegistered => Page(
                HttpStatusCode.BadRequest,
                "<pre>error: invalid_request</pre><pre>error_description: post_logout_redirect_uri not registered</pre>"
            ),
            Dialect.OpenIddict when !isRegistered => Plain("invalid_request", "The specified 'post_logout_redirect_uri' is invalid."),
            Dialect.Keycloak when redirectUri is not null && !isRegistered => Page(
                HttpStatusCode.BadRequest,
                "<p>Invalid redirect uri</p>"
            ),
            _ => Page(HttpStatusCode.OK, "<form>Do you want to sign out?</form>"),
        };
    }

    private HttpResponseMessage Redeem(NameValueCollection form)
    {
        if (dialect == Dialect.OnePage)
        {
            return Page(HttpStatusCode.OK, "<div id='app'>Loading</div>");
        }

        var error =
            !Clients.TryGetValue(form["client_id"]!, out var client) || !client.IsPublic ? "invalid_client"
            : client.DemandsProof ? "invalid_dpop_proof"
            : form["grant_type"] == "refresh_token" && !client.MayRefresh ? "unauthorized_client"
            : "invalid_grant";
        return Json(
            new JsonObject { ["error"] = error, ["error_description"] = $"Request {++_page}" },
            error == "invalid_client" ? HttpStatusCode.Unauthorized : HttpStatusCode.BadRequest
        );
    }

    private static HttpResponseMessage Return(NameValueCollection query, string error, string description) =>
        Redirect($"{query["redirect_uri"]}?state={query["state"]}&error={error}&error_description={Uri.EscapeDataString(description)}");

    private static HttpResponseMessage Redirect(string location)
    {
        var response = new HttpResponseMessage(HttpStatusCode.Found);
        response.Headers.TryAddWithoutValidation("Location", location);
        return response;
    }

    private static HttpResponseMessage Plain(string error, string description) =>
        Text(
            HttpStatusCode.BadRequest,
            "text/plain",
            $"error:{error}\nerror_description:{description}\nerror_uri:https://documentation/errors/ID2052"
        );

    private HttpResponseMessage Page(HttpStatusCode status, string content) =>
        Text(
            status,
            "text/html",
            $"<!doctype html><html><head><script nonce='{Guid.NewGuid():N}'>var "
                + $"t={++_page}</script></head><body>{content}<footer>Request {Guid.NewGuid()} at 2026-11-26 "
                + $"12:00:{_page:00}</footer></body></html>"
        );

    private static HttpResponseMessage Json(JsonObject body, HttpStatusCode status) =>
        Text(status, "application/json", body.ToJsonString());

    private static HttpResponseMessage Text(HttpStatusCode status, string type, string body) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, type) };

    private static string Base64(string text) => Uri.EscapeDataString(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));
}

/// <summary>A client as the provider has it.</summary>
internal sealed class FakeClient(string scheme)
{
    public HashSet<string> RedirectUris { get; } = [$"{scheme}:/callback"];

    public HashSet<string> LogoutRedirectUris { get; } = [$"{scheme}:/logout"];

    public bool IsWildcard { get; set; }

    public bool RequiresPkce { get; set; } = true;

    public bool RequiresConsent { get; set; }

    public bool IsPublic { get; set; } = true;

    public bool MayRefresh { get; set; } = true;

    public bool DemandsProof { get; set; }
}
