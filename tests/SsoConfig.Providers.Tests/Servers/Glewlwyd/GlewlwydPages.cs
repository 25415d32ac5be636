using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Web;
using SsoConfig.Providers.Tests.Support;

namespace SsoConfig.Providers.Tests.Servers.Glewlwyd;

/// <summary>
/// glewlwyd's page login.html, a program of React: it shows who is signed in, asks for a password if nobody is or <c>prompt=login</c> is
/// sent, asks for consent, and returns to where it was called from.
/// </summary>
internal sealed class GlewlwydPages(Uri origin, string userName, string password) : IScriptedPages
{
    public async Task<ScriptedStep?> PassAsync(Uri page, HttpClient http, CancellationToken cancellationToken)
    {
        if (page.AbsolutePath != "/login.html")
        {
            return null;
        }

        var query = HttpUtility.ParseQueryString(page.Query);
        var callback = query["callback_url"]!;
        if (query["prompt"] == "end_session")
        {
            await SendAsync(
                http,
                HttpMethod.Delete,
                $"{GlewlwydAdministration.PluginPath}/session/{query["sid"]}",
                null,
                cancellationToken
            );
            await SendAsync(http, HttpMethod.Delete, "api/auth/", null, cancellationToken);
            return new ScriptedStep(new Uri(callback), IsSignIn: false);
        }

        var isSignIn = query["prompt"] == "login" || !await IsSignedInAsync(http, cancellationToken);
        if (isSignIn)
        {
            var user = new JsonObject { ["username"] = userName, ["password"] = password };
            await SendAsync(http, HttpMethod.Post, "api/auth/", user, cancellationToken);
        }

        var consent = new JsonObject { ["scope"] = query["scope"] };
        await SendAsync(http, HttpMethod.Put, $"api/auth/grant/{query["client_id"]}", consent, cancellationToken);
        return new ScriptedStep(new Uri(callback + "&g_continue"), isSignIn);
    }

    private async Task<bool> IsSignedInAsync(HttpClient http, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(new Uri(origin, "api/profile_list/"), cancellationToken);
        return response.IsSuccessStatusCode;
    }

    private async Task SendAsync(HttpClient http, HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(origin, path))
        {
            Content = body is null ? null : JsonContent.Create(body),
        };
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
