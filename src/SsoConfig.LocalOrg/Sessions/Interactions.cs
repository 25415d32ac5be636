using System.Security.Cryptography;

namespace SsoConfig.LocalOrg.Sessions;

/// <summary>The requests that wait for the user.</summary>
internal sealed class Interactions(TimeProvider clock, OrgAddress address)
{
    /// <summary>The parameter with the id of the interaction.</summary>
    public const string Parameter = "interaction";

    private const int Capacity = 1_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Interaction> _waiting = [];

    private string BrowserCookie => $"sso-org-{address.Port}-browser";

    /// <summary>Keeps the request until the user has submitted the form.</summary>
    public Interaction Begin(HttpContext http, string? clientId, IReadOnlyList<string> scopes, string? loginHint)
    {
        var interaction = new Interaction
        {
            Id = NewId(),
            Browser = BrowserOf(http) ?? NameBrowser(http),
            Path = http.Request.Path,
            Query = ParametersOf(http.Request),
            Expires = clock.GetUtcNow() + Lifetime,
            ClientId = clientId,
            Scopes = scopes,
            LoginHint = loginHint,
        };
        lock (_gate)
        {
            MakeRoom();
            _waiting[interaction.Id] = interaction;
        }

        return interaction;
    }

    /// <summary>The interaction of a form; null if it has ended, is unknown, or belongs to another browser.</summary>
    public Interaction? Find(HttpContext http)
    {
        var id = http.Request.HasFormContentType && http.Request.Form.TryGetValue(Parameter, out var posted) ? posted : http.Request.Query[Parameter];
        lock (_gate)
        {
            return _waiting.TryGetValue(id.ToString(), out var found) && found.Expires > clock.GetUtcNow() && found.Browser == BrowserOf(http) ? found : null;
        }
    }

    /// <summary>The interaction of a request that returns from a form; null if the request is not the one that was kept.</summary>
    public Interaction? FindReturning(HttpContext http) =>
        Find(http) is { } found && found.Path == http.Request.Path && found.Query == ParametersOf(http.Request) ? found : null;

    public void End(Interaction? interaction)
    {
        lock (_gate)
        {
            _waiting.Remove(interaction?.Id ?? "");
        }
    }

    /// <summary>Where the browser goes after the form: the request as it was sent.</summary>
    public static string ReturnAddress(HttpContext http, Interaction interaction) =>
        http.Request.PathBase + interaction.Path + interaction.Query.Add(Parameter, interaction.Id);

    private static QueryString ParametersOf(HttpRequest request)
    {
        var parameters = request.HasFormContentType ? request.Form.AsEnumerable() : request.Query;
        return QueryString.Create(parameters.Where(static parameter => parameter.Key != Parameter));
    }

    private string? BrowserOf(HttpContext http) => http.Request.Cookies[BrowserCookie];

    private string NameBrowser(HttpContext http)
    {
        var name = NewId();
        http.Response.Cookies.Append(BrowserCookie, name, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax });
        return name;
    }

    private void MakeRoom()
    {
        var now = clock.GetUtcNow();
        foreach (var old in _waiting.Values.Where(one => one.Expires <= now || _waiting.Count >= Capacity).ToList())
        {
            _waiting.Remove(old.Id);
        }
    }

    private static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
