using System.Net;
using System.Text.RegularExpressions;

namespace SsoConfig.Testing;

/// <summary>
/// A browser as far as a provider can tell: it keeps cookies, follows redirects, fills in forms, and hands an app's own scheme over.
/// </summary>
internal sealed partial class UserAgent : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;

    public UserAgent() => _http = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = false });

    /// <summary>Every cookie of the site, whatever its path.</summary>
    public IEnumerable<Cookie> Cookies => _cookies.GetAllCookies();

    public Task<Visit> OpenAsync(string address) => OpenAsync(new Uri(address));

    public async Task<Visit> OpenAsync(Uri address) => await FollowAsync(address, await _http.GetAsync(address));

    /// <summary>Presses the button with this value of <c>action</c>, with the fields as given and the hidden ones as they are.</summary>
    public async Task<Visit> PressAsync(Visit page, string action, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(
            HiddenField()
                .Matches(page.Html)
                .Select(static field => KeyValuePair.Create(field.Groups[1].Value, field.Groups[2].Value))
                .Distinct()
                .Concat(fields.Select(static field => KeyValuePair.Create(field.Name, field.Value)))
                .Append(KeyValuePair.Create("action", action))
        );
        return await FollowAsync(page.Address, await _http.PostAsync(page.Address, content));
    }

    public Task<Visit> SignInAsync(Visit page, string user = "ada@example.com", string password = "local-org") =>
        PressAsync(page, "sign-in", ("username", user), ("password", password));

    /// <summary>Closes the browser and starts it again: the session cookies are gone, the persistent ones are not.</summary>
    public void Restart()
    {
        foreach (Cookie cookie in _cookies.GetAllCookies())
        {
            cookie.Expired |= cookie.Expires == DateTime.MinValue;
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<Visit> FollowAsync(Uri address, HttpResponseMessage response)
    {
        while (response.Headers.Location is { } location)
        {
            address = new Uri(address, location);
            if (address.Scheme != Uri.UriSchemeHttp)
            {
                return new Visit(address, response.StatusCode, Html: "");
            }

            response = await _http.GetAsync(address);
        }

        return new Visit(address, response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("""<input type="hidden" name="([^"]*)" value="([^"]*)">""")]
    private static partial Regex HiddenField();
}

/// <summary>Where the browser ended up.</summary>
/// <param name="Address">The address: of a page, or of the app that got the response.</param>
/// <param name="Status">The status of the page.</param>
/// <param name="Html">The page; empty when the response went to an app.</param>
internal sealed partial record Visit(Uri Address, HttpStatusCode Status, string Html)
{
    public bool IsHandedOver => Address.Scheme != Uri.UriSchemeHttp;

    public string Heading => WebUtility.HtmlDecode(HeadingElement().Match(Html).Groups[1].Value);

    /// <summary>A parameter of the response.</summary>
    public string? this[string parameter] => System.Web.HttpUtility.ParseQueryString(Address.Query)[parameter];

    [GeneratedRegex("<h1>(.*?)</h1>")]
    private static partial Regex HeadingElement();
}
