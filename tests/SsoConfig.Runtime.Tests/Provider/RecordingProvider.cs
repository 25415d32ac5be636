using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SsoConfig.Tests.Provider;

/// <summary>
/// An OpenID provider that records every request, is strict about what it is sent (PKCE, exact redirect, one use of a code, rotation),
/// and misbehaves on command (RecordingProvider.Switches.cs).
/// </summary>
internal sealed partial class RecordingProvider(TimeProvider time) : HttpMessageHandler
{
    public const string Issuer = "https://op.example.com/oauth2/default";
    public const string AuthorizePath = "/oauth2/default/v1/authorize";
    public const string TokenPath = "/oauth2/default/v1/token";
    public const string RevokePath = "/oauth2/default/v1/revoke";
    public const string ParPath = "/oauth2/default/v1/par";
    public const string UserInfoPath = "/oauth2/default/v1/userinfo";
    public const string JwksPath = "/oauth2/default/v1/keys";
    public const string DiscoveryPath = "/oauth2/default/.well-known/openid-configuration";

    private static readonly SigningKey SharedKey = SigningKey.Rsa("key-1");

    private readonly ConcurrentDictionary<string, Grant> _codes = new();
    private readonly ConcurrentDictionary<string, Grant> _refreshTokens = new();
    private readonly PushedRequestStore _pushed = new();
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private readonly SecretRecord _secrets = new();

    public bool IsDisposed { get; private set; }

    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    public IReadOnlyList<RecordedRequest> TokenRequests => [.. _requests.Where(static request => request.Endpoint == TokenPath)];

    public IReadOnlyList<RecordedRequest> Revocations => [.. _requests.Where(static request => request.Endpoint == RevokePath)];

    /// <summary>Authorization requests, pushed ones unpacked.</summary>
    public List<IReadOnlyDictionary<string, string>> Authorizations { get; } = [];

    public List<IReadOnlyDictionary<string, string>> EndSessions { get; } = [];

    /// <summary>Everything that must be in no log: tokens, codes, verifiers, states, nonces.</summary>
    public IEnumerable<string> Secrets => _secrets.All;

    /// <summary>Sends the browser to a URL of the provider; the result is where it is redirected to.</summary>
    public string Visit(string uri)
    {
        var query = Query.Of(uri);
        return new Uri(uri).AbsolutePath == AuthorizePath ? Authorize(_pushed.Unpack(query)) : EndSession(query);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
        var recorded = new RecordedRequest(
            request.Method,
            request.RequestUri!,
            request.Headers,
            request.Content?.Headers.ContentType?.MediaType,
            body
        );
        _requests.Enqueue(recorded);
        _secrets.Keep(recorded.Form.GetValueOrDefault("code_verifier"));
        if (RespondInstead is { } instead && await instead(recorded, cancellationToken) is { } replacement)
        {
            return replacement;
        }

        var response = Respond(recorded);
        AlterResponse(response);
        await BeforeItResponds(recorded);
        return response;
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }

    public static HttpResponseMessage Json(JsonNode body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(Jws.Text(body), Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Error(string error, HttpStatusCode status = HttpStatusCode.BadRequest, string? description = null) =>
        Json(new JsonObject { ["error"] = error, ["error_description"] = description }, status);

    private HttpResponseMessage Respond(RecordedRequest request) =>
        request.Endpoint switch
        {
            _ when request.Uri == DiscoveryAddress => Json(Discovery()),
            DiscoveryPath => Json(Discovery()),
            JwksPath => Json(KeySet()),
            TokenPath => FindProofFault(request) ?? Token(request),
            RevokePath => Revoke(request.Form),
            ParPath => FindProofFault(request) ?? Json(_pushed.Add(request.Form), HttpStatusCode.Created),
            UserInfoPath => FindTokenFault(request) ?? UserInfo(),
            _ => new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new StringContent("nothing here") },
        };

    private JsonObject Discovery()
    {
        var discovery = ProviderMetadata.Create(DeviceSecretType is not null && !IsOkta);
        AlterDiscovery(discovery);
        return discovery;
    }

    private JsonObject KeySet()
    {
        var keys = new JsonArray([.. PublishedKeys.Select(static key => key.ToJwk())]);
        AlterKeySet(keys);
        return new JsonObject { ["keys"] = keys };
    }

    private string Authorize(Dictionary<string, string> request)
    {
        Authorizations.Add(request);
        _secrets.Keep(request.GetValueOrDefault("nonce"));
        _secrets.Keep(request.GetValueOrDefault("id_token_hint"));
        var response = new Dictionary<string, string> { ["state"] = _secrets.Keep(request["state"])!, ["iss"] = Issuer };
        if (Refusal(request) is { } error)
        {
            response["error"] = error;
        }
        else
        {
            var code = _secrets.Create("code");
            _codes[code] = new Grant(request, AuthenticatedAt.ToUnixTimeSeconds());
            response["code"] = code;
        }

        AlterAuthorizationResponse(response);
        _secrets.Keep(response.GetValueOrDefault("state"));
        _secrets.Keep(response.GetValueOrDefault("code"));
        return AlterRedirect(request["redirect_uri"] + "?" + Query.Format(response));
    }

    private string? Refusal(Dictionary<string, string> request)
    {
        var prompt = request.GetValueOrDefault("prompt");
        if (prompt == "none")
        {
            return User is null ? "login_required" : null;
        }

        User ??= "ada";
        var maxAge = request.TryGetValue("max_age", out var seconds)
            ? TimeSpan.FromSeconds(long.Parse(seconds, CultureInfo.InvariantCulture))
            : TimeSpan.MaxValue;
        if (HonoursPrompts && (prompt == "login" || time.GetUtcNow() - AuthenticatedAt > maxAge))
        {
            AuthenticatedAt = time.GetUtcNow();
        }

        return null;
    }

    private string EndSession(Dictionary<string, string> request)
    {
        EndSessions.Add(request);
        _secrets.Keep(request.GetValueOrDefault("id_token_hint"));
        User = null;
        EndDeviceSession(request.GetValueOrDefault("device_secret", string.Empty));
        var response = new Dictionary<string, string> { ["state"] = _secrets.Keep(request["state"])! };
        AlterAuthorizationResponse(response);
        return AlterRedirect(request["post_logout_redirect_uri"] + (response.Count > 0 ? "?" + Query.Format(response) : string.Empty));
    }

    private HttpResponseMessage Token(RecordedRequest request)
    {
        var form = request.Form;
        if (form.GetValueOrDefault("grant_type") == "authorization_code")
        {
            return
                _codes.TryRemove(form.GetValueOrDefault("code", string.Empty), out var grant)
                && Matches(grant.Request, form)
                && IsBoundTo(grant, request)
                && !IsRefused(form)
                ? Issue(WithDeviceSecret(grant, form))
                : Error("invalid_grant");
        }

        if (form.GetValueOrDefault("grant_type") == TokenExchangeGrant)
        {
            return Exchange(request);
        }

        var refreshToken = form.GetValueOrDefault("refresh_token", string.Empty);
        if (IsRefused(form) || !_refreshTokens.TryGetValue(refreshToken, out var signIn))
        {
            return Error("invalid_grant", description: $"The refresh token {refreshToken} is unknown.");
        }

        if (!IsBoundTo(signIn, request))
        {
            return Error("invalid_grant", description: "The refresh token is bound to another key.");
        }

        if (RotatesRefreshTokens)
        {
            _refreshTokens.TryRemove(refreshToken, out _);
        }

        return Issue(WithDeviceSecret(signIn, form), isRefresh: true);
    }

    /// <summary>RFC 7636, section 4.6, and RFC 6749, section 4.1.3.</summary>
    private static bool Matches(IReadOnlyDictionary<string, string> request, IReadOnlyDictionary<string, string> form) =>
        form.TryGetValue("code_verifier", out var verifier)
        && request["code_challenge"] == Jws.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))
        && request["redirect_uri"] == form["redirect_uri"]
        && request["client_id"] == form["client_id"];

    private HttpResponseMessage Issue(Grant grant, bool isRefresh = false)
    {
        var accessToken = _secrets.Create("at");
        var response = new JsonObject
        {
            ["token_type"] = BindsTokens ? "DPoP" : "Bearer",
            ["access_token"] = accessToken,
            ["expires_in"] = AccessTokenLifetime,
            ["scope"] = grant.Request["scope"],
        };
        Bind(accessToken, grant);
        if (!isRefresh || SendsIdTokenOnRefresh)
        {
            response["id_token"] = CreateIdToken(grant, grant.Subject ?? User ?? "ada", accessToken);
        }

        var wantsRefreshToken = IssuesRefreshTokensUnasked || grant.Request["scope"].Contains("offline_access", StringComparison.Ordinal);
        if (wantsRefreshToken && (!isRefresh || RotatesRefreshTokens))
        {
            var refreshToken = _secrets.Create("rt");
            _refreshTokens[refreshToken] = grant;
            response["refresh_token"] = refreshToken;
        }

        AddNativeSso(response, grant);
        AlterTokenResponse(response);
        return Json(response);
    }

    private string CreateIdToken(Grant grant, string subject, string accessToken)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var header = new JsonObject
        {
            ["alg"] = Key.Algorithm,
            ["kid"] = Key.KeyId,
            ["typ"] = "JWT",
        };
        var claims = new JsonObject
        {
            ["iss"] = Issuer,
            ["sub"] = subject,
            ["aud"] = grant.Request.GetValueOrDefault("client_id", Scenario.ClientId),
            ["exp"] = now + 3600,
            ["iat"] = now,
            ["auth_time"] = grant.AuthenticatedAt,
            ["nonce"] = grant.Request.GetValueOrDefault("nonce"),
            ["sid"] = SessionId,
            ["name"] = "Ada Lovelace",
            ["preferred_username"] = subject + "@example.com",
            ["email"] = subject + "@example.com",
            ["at_hash"] = Jws.HalfHash(accessToken, Key.Algorithm),
        };
        if (DeviceSecretHash(grant) is { } hash)
        {
            claims["ds_hash"] = hash;
        }

        AlterIdTokenHeader(header);
        AlterIdToken(claims);
        return _secrets.Keep(AlterIdTokenText(Jws.Sign(header, claims, AlterSignature ?? Key.Sign)))!;
    }

    private HttpResponseMessage Revoke(IReadOnlyDictionary<string, string> form)
    {
        _refreshTokens.TryRemove(form["token"], out _);
        EndDeviceSession(form["token"]);
        return new HttpResponseMessage(HttpStatusCode.OK);
    }

    private HttpResponseMessage UserInfo()
    {
        var profile = new JsonObject
        {
            ["sub"] = User,
            ["name"] = "Ada from userinfo",
            ["email"] = "ada@userinfo.example.com",
        };
        AlterUserInfo(profile);
        return Json(profile);
    }
}
