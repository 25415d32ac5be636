namespace SsoConfig.Demo.Browser;

/// <summary>
/// What <c>$BROWSER</c> names while the story runs: opens the URL in a new tab of the running browser, over its debugging port.
/// A second start of a headless Chromium does not hand its URL to the running one, as a headful one does.
/// </summary>
internal static class OpenTabCommand
{
    public const string Name = "open-tab";

    public static async Task<int> RunAsync(string port, string url)
    {
        using var client = new HttpClient();

        // Escaped as a whole: a bare & would end the URL for the browser.
        using var response = await client.PutAsync(new Uri($"http://127.0.0.1:{port}/json/new?{Uri.EscapeDataString(url)}"), content: null);
        return response.IsSuccessStatusCode ? 0 : 1;
    }
}
