using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace SsoConfig.Desktop.TestApp;

/// <summary>
/// Does what a browser and a user do at the local org's sign-in page, and what the operating system does with the redirect to the app.
/// </summary>
internal static partial class UserAtBrowser
{
    public static async Task SignInAsync(Uri address)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler);
        using var response = await FollowToAppAsync(http, address);
        await OpenAsync(response.Headers.Location!.OriginalString);
    }

    private static async Task<HttpResponseMessage> FollowToAppAsync(HttpClient http, Uri address)
    {
        var response = await http.GetAsync(address);
        while (true)
        {
            if (response.Headers.Location is { } location)
            {
                address = new Uri(address, location);
                if (address.Scheme is not "http")
                {
                    return response;
                }

                response = await http.GetAsync(address);
            }
            else
            {
                var page = await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
                var fields = HiddenField()
                    .Matches(page)
                    .Select(static match => KeyValuePair.Create(match.Groups[1].Value, WebUtility.HtmlDecode(match.Groups[2].Value)));
                using var form = new FormUrlEncodedContent(fields.Append(KeyValuePair.Create("as", "ada@example.com")));
                response = await http.PostAsync(address, form);
            }
        }
    }

    private static async Task OpenAsync(string uri)
    {
        // A browser that is asked to go back, or a page that is loaded anew, hands the same response over again.
        var copies = int.Parse(Environment.GetEnvironmentVariable("TEST_CALLBACK_COPIES") ?? "1", CultureInfo.InvariantCulture);
        var opener = Environment.GetEnvironmentVariable("TEST_OPENER");
        var callbacks = Enumerable
            .Range(0, copies)
            .Select(_ => Process.Start(opener ?? Environment.ProcessPath!, opener is null ? ["sso-callback", uri] : [uri]))
            .ToList();
        await Task.WhenAll(callbacks.Select(static callback => callback.WaitForExitAsync()));
    }

    [GeneratedRegex("""<input type="hidden" name="([^"]*)" value="([^"]*)">""")]
    private static partial Regex HiddenField();
}
