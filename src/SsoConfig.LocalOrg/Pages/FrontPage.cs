namespace SsoConfig.LocalOrg;

/// <summary>What somebody sees who opens the org's address in a browser.</summary>
internal sealed class FrontPage(LocalOrgOptions options, IssuerAddress address, SessionCookie cookie)
{
    public async Task<IResult> ShowAsync(HttpContext http)
    {
        var session = await cookie.ReadAsync(http);
        return Page.Of(
            http,
            "Local org",
            $"""
            <p class="toy">An OpenID Connect provider to develop against, on this machine only. Not for production.</p>
            <p id="session">{(session is null ? "Nobody is signed in in this browser." : $"{Page.Text(session.Person.Name)} is signed in in this browser.")}</p>
            <h2>Issuer</h2>
            <p><code>{Page.Text(address.Issuer)}</code></p>
            <p><a href="{Page.Text(address.BasePath)}/{ProviderPaths.Discovery}">Discovery document</a> · <a href="/log">What happened so far</a></p>
            <h2>Apps</h2>
            {Table(["App", "Client id", "Redirect URIs"], options.Apps.Select(static app => (string[])[app.Name, app.ClientId, string.Join(' ', app.RedirectUris.Concat(app.LogoutRedirectUris))]))}
            <h2>People</h2>
            <p>Everybody's password is <code>{Person.Password}</code>.</p>
            {Table(["Name", "User name"], options.People.Select(static person => (string[])[person.Name, person.Email]))}
            """,
            wide: true);
    }

    private static string Table(string[] heads, IEnumerable<string[]> rows) =>
        $"<table><thead><tr>{Cells("th", heads)}</tr></thead><tbody>{string.Concat(rows.Select(static row => $"<tr>{Cells("td", row)}</tr>"))}</tbody></table>";

    private static string Cells(string tag, string[] cells) => string.Concat(cells.Select(cell => $"<{tag}>{Page.Text(cell)}</{tag}>"));
}
