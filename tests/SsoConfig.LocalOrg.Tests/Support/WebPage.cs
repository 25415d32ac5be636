using System.Net;

namespace SsoConfig.LocalOrg.Tests.Support;

/// <summary>A hostile page in the user's browser: it sends the browser's cookies, but with its own origin.</summary>
internal static class WebPage
{
    public static async Task<HttpStatusCode> SubmitAsync(
        UserAgent browser,
        Visit form,
        string origin,
        params (string Name, string Value)[] fields
    )
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, form.Address)
        {
            Content = new FormUrlEncodedContent(
                fields.Append(("interaction", form["interaction"]!)).Select(static field => KeyValuePair.Create(field.Item1, field.Item2))
            ),
        };
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Cookie", string.Join("; ", browser.Cookies.Select(static cookie => $"{cookie.Name}={cookie.Value}")));
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
