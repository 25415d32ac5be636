using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;

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
            Parameters = [.. ParametersOf(http.Request)],
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
        var id =
            http.Request.HasFormContentType && http.Request.Form.TryGetValue(Parameter, out var posted)
                ? posted
                : http.Request.Query[Parameter];
        lock (_gate)
        {
            return
                _waiting.TryGetValue(id.ToString(), out var found) && found.Expires > clock.GetUtcNow() && found.Browser == BrowserOf(http)
                ? found
                : null;
        }
    }

    /// <summary>The interaction of a request that returns from a form to the endpoint that it came from.</summary>
    public Interaction? FindReturning(HttpContext http) => Find(http) is { } found && found.Path == http.Request.Path ? found : null;

    public void End(Interaction? interaction)
    {
        lock (_gate)
        {
            _waiting.Remove(interaction?.Id ?? "");
        }
    }

    /// <summary>Where the browser goes after the form.</summary>
    public static string ReturnAddress(HttpContext http, Interaction interaction) =>
        http.Request.PathBase + interaction.Path + QueryString.Create(Parameter, interaction.Id);

    /// <summary>The length of all parameters of a request, in characters.</summary>
    public static int LengthOf(HttpRequest request) =>
        ParametersOf(request).Sum(static parameter => parameter.Key.Length + parameter.Value.Sum(static value => value?.Length ?? 0));

    private static IEnumerable<KeyValuePair<string, StringValues>> ParametersOf(HttpRequest request) =>
        (request.HasFormContentType ? request.Form.AsEnumerable() : request.Query).Where(static parameter => parameter.Key != Parameter);

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
        var surplus = _waiting.Count - Capacity + 1;
        foreach (
            var old in _waiting
                .Values.OrderBy(static one => one.Expires)
                .TakeWhile((one, index) => one.Expires <= now || index < surplus)
                .ToList()
        )
        {
            _waiting.Remove(old.Id);
        }
    }

    private static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
