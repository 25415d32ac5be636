using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SsoConfig.LocalOrg.Tests.Support;

/// <summary>An app as the provider sees it on the wire, without a client library in between.</summary>
internal sealed class TestApp(LocalOrgServer org, LocalOrgApp app)
{
    public const string Verifier = "a-verifier-of-at-least-forty-three-characters-0123456789";
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public LocalOrgApp Registration => app;

    public static string Challenge { get; } = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public Task<Json> DiscoverAsync() =>
        Json.ReadAsync(Http.GetAsync(At(".well-known/openid-configuration"), TestContext.Current.CancellationToken));

    /// <summary>The address of an authorization request; a null value leaves a parameter out.</summary>
    public string AuthorizeAddress(params (string Name, string? Value)[] changes) =>
        At("v1/authorize")
        + "?"
        + Form(
            [
                ("client_id", app.ClientId),
                ("response_type", "code"),
                ("redirect_uri", app.RedirectUris[0]),
                ("scope", string.Join(' ', app.Scopes)),
                ("state", "the-state"),
                ("nonce", "the-nonce"),
                ("code_challenge", Challenge),
                ("code_challenge_method", "S256"),
            ],
            changes
        );

    public string EndSessionAddress(params (string Name, string? Value)[] parameters) => At("v1/logout") + "?" + Form([], parameters);

    public Task<Json> RedeemAsync(Visit response, string verifier = Verifier, params (string Name, string? Value)[] more) =>
        PostAsync(
            "v1/token",
            [
                ("grant_type", "authorization_code"),
                ("code", response["code"]),
                ("redirect_uri", app.RedirectUris[0]),
                ("code_verifier", verifier),
                .. more,
            ]
        );

    public Task<Json> RefreshAsync(string refreshToken) =>
        PostAsync("v1/token", ("grant_type", "refresh_token"), ("refresh_token", refreshToken));

    /// <summary>A token request with these parameters; a null value leaves one out.</summary>
    public Task<Json> RequestTokensAsync(IEnumerable<(string Name, string? Value)> parameters) =>
        PostAsync("v1/token", [.. parameters.Where(static one => one.Value is not null)]);

    public Task<Json> EndSessionWithoutBrowserAsync(params (string Name, string? Value)[] parameters) => PostAsync("v1/logout", parameters);

    public Task<Json> RevokeAsync(string token, string hint) => PostAsync("v1/revoke", ("token", token), ("token_type_hint", hint));

    /// <summary>An introspection request; without a hint if it is null.</summary>
    public Task<Json> IntrospectAsync(string token, string? hint) =>
        PostAsync("v1/introspect", [("token", token), .. hint is null ? [] : new[] { ("token_type_hint", (string?)hint) }]);

    public Task<Json> PushAsync() =>
        PostAsync(
            "v1/par",
            [
                .. System.Web.HttpUtility.ParseQueryString(new Uri(AuthorizeAddress()).Query) is var query
                    ? query.AllKeys.Select(key => (key!, query[key]))
                    : [],
            ]
        );

    public Task<Json> UserInfoAsync(string accessToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, At("v1/userinfo"));
        request.Headers.Authorization = new("Bearer", accessToken);
        return Json.ReadAsync(Http.SendAsync(request, TestContext.Current.CancellationToken));
    }

    /// <summary>Opens the browser at an authorization request and signs in where a form comes up.</summary>
    public async Task<Json> SignInAsync(UserAgent browser, params (string Name, string? Value)[] changes)
    {
        var visit = await browser.OpenAsync(AuthorizeAddress(changes));
        return await RedeemAsync(visit.IsHandedOver ? visit : await browser.SignInAsync(visit));
    }

    public string At(string path) => $"{org.Issuer}/{path}";

    private Task<Json> PostAsync(string path, params (string Name, string? Value)[] parameters)
    {
        var form = new Dictionary<string, string> { ["client_id"] = app.ClientId };
        foreach (var (name, value) in parameters)
        {
            form[name] = value!;
        }

        return Json.ReadAsync(Http.PostAsync(At(path), new FormUrlEncodedContent(form), TestContext.Current.CancellationToken));
    }

    private static string Form(IEnumerable<(string Name, string? Value)> parameters, params (string Name, string? Value)[] changes) =>
        string.Join(
            '&',
            parameters
                .Where(one => !changes.Any(change => change.Name == one.Name))
                .Concat(changes)
                .Where(static one => one.Value is not null)
                .Select(static one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}")
        );
}
