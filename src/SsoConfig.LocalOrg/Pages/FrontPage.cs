using SsoConfig.LocalOrg.Clients;
using SsoConfig.LocalOrg.Routes;
using SsoConfig.LocalOrg.Sessions;

namespace SsoConfig.LocalOrg.Pages;

/// <summary>The page at the address of the org.</summary>
internal sealed class FrontPage(LocalOrgOptions options, ClientDirectory clients, OrgAddress address, SessionCookie cookie)
{
    public async Task<IResult> ShowAsync(HttpContext http)
    {
        var session = await cookie.ReadAsync(http);
        return Page.Create(
            http,
            "Local org",
            $"""
            <p class="toy">An OpenID Connect provider for development, on this machine only. Not for production.</p>
            <p id="session">{(
                session is null
                    ? "No user is signed in to this browser."
                    : $"{Page.Text(session.User.Name)} is signed in to this browser until {session.AuthenticatedAt + options.SessionLifetime:yyyy-MM-dd HH:mm} UTC."
            )}</p>
            <h2>Issuer</h2>
            <p><code>{Page.Text(address.Issuer)}</code></p>
            <p><a href="{Page.Text(address.BasePath)}/{ProviderPaths.Discovery}">Discovery document</a> · <a href="/log">Log</a></p>
            <h2>Apps</h2>
            {Table(
                ["App", "Client id", "Redirect URIs"],
                clients.Apps.Select(static app =>
                    (string[])[app.Name, app.ClientId, string.Join(' ', app.RedirectUris.Concat(app.LogoutRedirectUris))]
                )
            )}
            <h2>Users</h2>
            <p>The password of all users is <code>{LocalOrgUser.Password}</code>.</p>
            {Table(["Name", "User name"], options.Users.Select(static user => (string[])[user.Name, user.Email]))}
            """,
            wide: true
        );
    }

    private static string Table(string[] heads, IEnumerable<string[]> rows) =>
        $"<table><thead><tr>{Cells("th", heads)}</tr></thead><tbody>"
        + $"{string.Concat(rows.Select(static row => $"<tr>{Cells("td", row)}</tr>"))}</tbody></table>";

    private static string Cells(string tag, string[] cells) => string.Concat(cells.Select(cell => $"<{tag}>{Page.Text(cell)}</{tag}>"));
}
