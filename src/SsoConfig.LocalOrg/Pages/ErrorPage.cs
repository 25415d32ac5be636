using Microsoft.AspNetCore;
using SsoConfig.LocalOrg.Clients;

namespace SsoConfig.LocalOrg.Pages;

/// <summary>
/// What a user sees if an error cannot be sent to the app, because it is not certain which app the request came from.
/// </summary>
internal sealed class ErrorPage(ClientDirectory clients)
{
    public const string Path = "/error";

    public IResult Show(HttpContext http) =>
        http.GetOpenIddictServerResponse() is { Error: { } error, ErrorDescription: var description }
            ? Page.Create(
                http,
                "The app's request is not valid",
                $"""
                <p class="error"><code>{Page.Text(error)}</code> {Page.Text(description)}</p>
                <p>These apps are registered. Compare the request with them:</p>
                <table><tbody>{string.Concat(clients.Apps.Select(Row))}</tbody></table>
                <p class="quiet">After a change in okta.json, build the app again and restart <code>sso org</code>.</p>
                """,
                http.Response.StatusCode,
                wide: true
            )
            : Page.Note(http, "Page not found", "The front page of the local org is at /.", http.Response.StatusCode);

    private static string Row(LocalOrgApp app) =>
        $"<tr><th>{Page.Text(app.Name)}</th><td>{Page.Text(app.ClientId)}<br>"
        + $"{string.Join("<br>", app.RedirectUris.Concat(app.LogoutRedirectUris).Select(Page.Text))}<br>"
        + $"{Page.Text(string.Join(' ', app.Scopes))}</td></tr>";
}
