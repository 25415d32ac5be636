using System.Text.RegularExpressions;
using SsoConfig;

namespace SsoAppNamespace.Tests;

/// <summary>A system browser without a window: it keeps cookies, follows redirects and signs in at the form of the local org.</summary>
internal sealed partial class HttpBrowser(string userName) : ISystemBrowser, IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public bool AlwaysShowsUi => false;

    /// <summary>How often the user had to sign in.</summary>
    public int Prompts { get; private set; }

    public async Task<BrowserResult> OpenAsync(BrowserRequest request, CancellationToken cancellationToken)
    {
        var address = new Uri(request.StartUri);
        var response = await _http.GetAsync(address, cancellationToken);
        while (true)
        {
            if (response.Headers.Location is not { } location)
            {
                response = await SignInAsync(address, response, cancellationToken);
                continue;
            }

            address = new Uri(address, location);
            if (address.Scheme != Uri.UriSchemeHttp)
            {
                return new BrowserResult.Returned(address.OriginalString);
            }

            response = await _http.GetAsync(address, cancellationToken);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SignInAsync(Uri address, HttpResponseMessage page, CancellationToken cancellationToken)
    {
        Prompts++;
        var html = await page.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellationToken);
        var fields = HiddenField().Matches(html).ToDictionary(static field => field.Groups["name"].Value, static field => field.Groups["value"].Value);
        fields["as"] = userName;
        using var form = new FormUrlEncodedContent(fields);
        var response = await _http.PostAsync(address, form, cancellationToken);
        return response.Headers.Location is null ? throw new InvalidOperationException($"The form at {address} did not sign in {userName}.") : response;
    }

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)">""")]
    private static partial Regex HiddenField();
}
