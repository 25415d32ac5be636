using Microsoft.AspNetCore;

namespace SsoConfig.LocalOrg;

/// <summary>
/// What a person sees when a request cannot be answered to the app, since it is not known or not proven which app it came from.
/// </summary>
internal sealed class ErrorPage(LocalOrgOptions options)
{
    public const string Path = "/error";

    public IResult Show(HttpContext http) => http.GetOpenIddictServerResponse() is { Error: { } error, ErrorDescription: var description }
        ? Page.Of(
            http,
            "The app's request cannot be answered",
            $"""
            <p class="error"><code>{Page.Text(error)}</code> {Page.Text(description)}</p>
            <p>Compare the request with what the local org registered from the okta.json files:</p>
            <table><tbody>{string.Concat(options.Apps.Select(Row))}</tbody></table>
            <p class="quiet">After a change in okta.json build the app again and start <code>sso org</code> again.</p>
            """,
            http.Response.StatusCode,
            wide: true)
        : Page.Note(http, "There is nothing here", "The front page of the local org is at /.", http.Response.StatusCode);

    private static string Row(OrgApp app) =>
        $"<tr><th>{Page.Text(app.Name)}</th><td>{Page.Text(app.ClientId)}<br>{string.Join("<br>", app.RedirectUris.Concat(app.LogoutRedirectUris).Select(Page.Text))}<br>{Page.Text(string.Join(' ', app.Scopes))}</td></tr>";
}
