using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace SsoConfig.Provisioning.Tests.Support;

/// <summary>
/// An Okta org in memory, driven by its state and never by a script: it responds as Okta's OpenAPI document and recorded traffic say,
/// checks each request against the document, and forgets nothing.
/// </summary>
internal sealed class FakeOkta : HttpMessageHandler
{
    public const string Host = "dev-1.okta.com";
    public const string Token = "00-api-token-that-must-never-be-printed";
    public const string AccessToken = "eyJhbGciOiJSUzI1NiJ9.eyJzY3AiOltdfQ.access-token-that-must-never-be-printed";

    private readonly Lock _lock = new();
    private int _number;

    public FakeOkta()
    {
        Apps = new FakeOktaApps(this);
        Policies = new FakeOktaPolicies(this);
    }

    public FakeOktaApps Apps { get; }

    public FakeOktaPolicies Policies { get; }

    /// <summary>The responses of the authorization server to browsers and apps.</summary>
    public Func<HttpRequestMessage, HttpResponseMessage?>? Browser { get; set; }

    public string? CustomDomain { get; set; }

    public string Pipeline { get; set; } = "idx";

    /// <summary>What the access token may do; an API token may do everything that its owner may.</summary>
    public HashSet<string> Scopes { get; } =
    ["okta.apps.manage", "okta.groups.read", "okta.policies.manage", "okta.authorizationServers.read"];

    public bool OwnerMayWrite { get; set; } = true;

    /// <summary>The clock of the server, which is not ours.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 11, 26, 11, 55, 0, TimeSpan.Zero);

    public int PageSize { get; set; } = 200;

    /// <summary>What happens instead of a response. Null lets the request through.</summary>
    public Func<string, HttpResponseMessage?>? Fault { get; set; }

    /// <summary>What happens after the request had its effect and before its response arrives.</summary>
    public Action<string>? LoseResponse { get; set; }

    public List<string> Requests { get; } = [];

    public List<string> Problems { get; } = [];

    public IEnumerable<string> Writes =>
        Requests.Where(static request =>
            !request.StartsWith("GET ", StringComparison.Ordinal) && request.Contains("/api/", StringComparison.Ordinal)
        );

    public string NewId(string prefix) => $"{prefix}{Interlocked.Increment(ref _number).ToString("D17", CultureInfo.InvariantCulture)}";

    public HttpResponseMessage Json(JsonNode body, HttpStatusCode status = HttpStatusCode.OK)
    {
        var response = new HttpResponseMessage(status)
        {
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        response.Headers.Date = Now;
        return response;
    }

    public HttpResponseMessage Error(HttpStatusCode status, string code, string summary, params string[] causes) =>
        Json(
            new JsonObject
            {
                ["errorCode"] = code,
                ["errorSummary"] = summary,
                ["errorLink"] = code,
                ["errorId"] = "oaeId",
                ["errorCauses"] = new JsonArray([.. causes.Select(static cause => (JsonNode)new JsonObject { ["errorSummary"] = cause })]),
            },
            status
        );

    public HttpResponseMessage NotFound(string id, string type) =>
        Error(HttpStatusCode.NotFound, "E0000007", $"Not found: Resource not found: {id} ({type})");

    public HttpResponseMessage TooMany(int seconds)
    {
        var response = Error(HttpStatusCode.TooManyRequests, "E0000047", "API call exceeded rate limit due to too many requests.");
        response.Headers.Add("X-Rate-Limit-Reset", (Now.ToUnixTimeSeconds() + seconds).ToString(CultureInfo.InvariantCulture));
        response.Headers.Add("X-Okta-Request-Id", "first-request");
        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var line = $"{request.Method} {request.RequestUri!.PathAndQuery}";
        var body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
        HttpResponseMessage response;
        lock (_lock)
        {
            Requests.Add(line);
            cancellationToken.ThrowIfCancellationRequested();
            response = Fault?.Invoke(line) ?? Respond(request, body);
        }

        LoseResponse?.Invoke(line);
        cancellationToken.ThrowIfCancellationRequested();
        return response;
    }

    private HttpResponseMessage Respond(HttpRequestMessage request, string body)
    {
        var uri = request.RequestUri!;
        if (uri.AbsolutePath == "/.well-known/okta-organization")
        {
            return Json(Describe());
        }

        if (!uri.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal))
        {
            return Browser?.Invoke(request) ?? new HttpResponseMessage(HttpStatusCode.NotFound);
        }

        var query = System.Web.HttpUtility.ParseQueryString(uri.Query);
        Problems.AddRange(OktaContract.Instance.Check(request.Method.Method, uri.AbsolutePath, query.AllKeys.OfType<string>(), body));
        if (request.Method != HttpMethod.Get && request.Method != HttpMethod.Delete && request.Content?.Headers.ContentLength is null)
        {
            Problems.Add($"{request.Method} without Content-Length gets 411");
        }

        return Refuse(request)
            ?? Dispatch(
                request.Method.Method,
                uri.AbsolutePath.Split('/')[3..],
                query,
                body.Length == 0 ? null : JsonNode.Parse(body)!.AsObject()
            );
    }

    private HttpResponseMessage? Refuse(HttpRequestMessage request)
    {
        var authorization = request.Headers.TryGetValues("Authorization", out var values) ? values.Single() : "";
        if (authorization != $"SSWS {Token}" && authorization != $"Bearer {AccessToken}")
        {
            return Error(HttpStatusCode.Unauthorized, "E0000011", "Invalid token provided");
        }

        var resource = request.RequestUri!.AbsolutePath.Split('/')[3];
        var (read, manage) = ($"okta.{resource}.read", $"okta.{resource}.manage");
        var isRead = request.Method == HttpMethod.Get;
        var mayByScope =
            !authorization.StartsWith("Bearer", StringComparison.Ordinal) || Scopes.Contains(manage) || (isRead && Scopes.Contains(read));
        return mayByScope && (isRead || OwnerMayWrite)
            ? null
            : Error(HttpStatusCode.Forbidden, "E0000006", "You do not have permission to perform the requested action");
    }

    private HttpResponseMessage Dispatch(
        string method,
        string[] path,
        System.Collections.Specialized.NameValueCollection query,
        JsonObject? body
    ) =>
        path[0] switch
        {
            "apps" => Apps.Respond(method, path[1..], query, body),
            "groups" => Json(
                new JsonArray([
                    .. Apps
                        .Groups.Where(group => group.Name.StartsWith(query["q"] ?? "", StringComparison.OrdinalIgnoreCase))
                        .Select(static group => group.ToJson()),
                ])
            ),
            "policies" => Policies.Respond(method, path[1..], query, body),
            "authorizationServers" => Policies.RespondForAuthorizationServer(path[1..]),
            _ => NotFound(path[0], "Unknown"),
        };

    private JsonObject Describe()
    {
        var links = new JsonObject { ["organization"] = new JsonObject { ["href"] = $"https://{Host}" } };
        if (CustomDomain is not null)
        {
            links["alternate"] = new JsonObject { ["href"] = $"https://{CustomDomain}" };
        }

        return new JsonObject
        {
            ["id"] = "00o1",
            ["cell"] = "op3",
            ["_links"] = links,
            ["pipeline"] = Pipeline,
            ["settings"] = new JsonObject(),
        };
    }
}
