using System.Net;
using System.Text.RegularExpressions;

namespace SsoConfig.Providers.Tests.Support;

/// <summary>
/// A browser as far as a provider can tell, with a user in front of it: it keeps cookies, follows redirects, fills in whatever form a page
/// shows, and hands an app's own scheme over. Two clients that share one share its session.
/// </summary>
internal sealed partial class FormBrowser(string userName, string password, IScriptedPages? pages = null) : ISystemBrowser, IDisposable
{
    private const int MaximumSteps = 20;
    private readonly HttpClient _http = new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false })
    {
        // A small server may close a connection that it has said to keep.
        DefaultRequestHeaders = { ConnectionClose = true },
    };

    /// <summary>How many sign-in forms were filled in since the browser was opened.</summary>
    public int SignInForms { get; private set; }

    /// <summary>How often an app opened it.</summary>
    public int Visits { get; private set; }

    public bool AlwaysShowsUi => false;

    public async Task<BrowserResult> OpenAsync(BrowserRequest request, CancellationToken cancellationToken)
    {
        Visits++;
        var address = new Uri(request.StartUri);
        var response = await _http.GetAsync(address, cancellationToken);
        for (var step = 0; step < MaximumSteps; step++)
        {
            if (response.Headers.Location is { } location)
            {
                address = await PassScriptedPagesAsync(new Uri(address, location), cancellationToken);
                if (address.Scheme != Uri.UriSchemeHttp)
                {
                    return new BrowserResult.Returned(address.OriginalString);
                }

                response = await _http.GetAsync(address, cancellationToken);
                continue;
            }

            var page = await response.Content.ReadAsStringAsync(cancellationToken);
            if (Form().Match(page) is not { Success: true } form)
            {
                throw new InvalidOperationException(
                    $"{address.GetLeftPart(UriPartial.Path)} shows a page without a form ({(int)response.StatusCode}): {page}"
                );
            }

            if (request.StartUri.Contains("prompt=none", StringComparison.Ordinal))
            {
                // Against the specification; a user who did not ask for anything closes it.
                return new BrowserResult.Cancelled();
            }

            address = new Uri(
                address,
                WebUtility.HtmlDecode(Attribute(form.Groups["attributes"].Value, "action") ?? address.OriginalString)
            );
            response = await SubmitAsync(address, Controls(page, form), cancellationToken);
        }

        throw new InvalidOperationException(
            $"The provider still shows pages after {MaximumSteps} steps, at {address.GetLeftPart(UriPartial.Path)}."
        );
    }

    public void Dispose() => _http.Dispose();

    private async Task<Uri> PassScriptedPagesAsync(Uri address, CancellationToken cancellationToken)
    {
        while (pages is not null && await pages.PassAsync(address, _http, cancellationToken) is { } passed)
        {
            SignInForms += passed.IsSignIn ? 1 : 0;
            address = passed.Next;
        }

        return address;
    }

    // A control belongs to the form around it, or to the one that its form attribute names.
    private static IEnumerable<string> Controls(string page, Match form)
    {
        var id = Attribute(form.Groups["attributes"].Value, "id");
        return Control()
            .Matches(form.Groups["content"].Value)
            .Select(static control => control.Value)
            .Concat(
                Control()
                    .Matches(page)
                    .Select(static control => control.Value)
                    .Where(control => id is not null && Attribute(control, "form") == id)
            );
    }

    private async Task<HttpResponseMessage> SubmitAsync(Uri address, IEnumerable<string> controls, CancellationToken cancellationToken)
    {
        var fields = new Dictionary<string, string>();
        foreach (var control in controls)
        {
            if (Attribute(control, "name") is { } name)
            {
                // Of several buttons, the first is the one that goes on.
                fields.TryAdd(name, Value(control));
            }
        }

        using var content = new FormUrlEncodedContent(fields);
        return await _http.PostAsync(address, content, cancellationToken);
    }

    private string Value(string control)
    {
        switch (Attribute(control, "type"))
        {
            case "password":
                SignInForms++;
                return password;
            case "text" or "email":
                return userName;
            default:
                return WebUtility.HtmlDecode(Attribute(control, "value") ?? "");
        }
    }

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $"\\b{name}=\"(?<value>[^\"]*)\"", RegexOptions.IgnoreCase) is { Success: true } match
            ? match.Groups["value"].Value
            : null;

    [GeneratedRegex("<form(?<attributes>[^>]*)>(?<content>.*?)</form>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Form();

    [GeneratedRegex("<(input|button)[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Control();
}
