using SsoConfig.LocalOrg.Clients;
using SsoConfig.LocalOrg.Sessions;

namespace SsoConfig.LocalOrg.Pages;

/// <summary>The sign-in page, which is also the page to select an account.</summary>
internal sealed class SignInPage(
    LocalOrgOptions options,
    ClientDirectory clients,
    SessionCookie cookie,
    Interactions interactions,
    LocalOrgLog log,
    TimeProvider clock
)
{
    public async Task<IResult> ShowAsync(HttpContext http)
    {
        if (interactions.Find(http) is not { } interaction)
        {
            return Page.Expired(http);
        }

        log.Add(new LocalOrgEvent("sign_in_form_shown") { Client = interaction.ClientId });
        return Render(http, interaction, await AccountToContinueAsync(http, interaction), interaction.LoginHint, problem: null);
    }

    public async Task<IResult> SubmitAsync(HttpContext http)
    {
        if (interactions.Find(http) is not { } interaction)
        {
            return Page.Expired(http);
        }

        var form = http.Request.Form;
        if (form["action"] == "cancel")
        {
            interaction.Declined = true;
            return SeeOther.ReturnTo(http, interaction);
        }

        var account = await AccountToContinueAsync(http, interaction);
        if (form["action"] == "continue" && account is not null)
        {
            interaction.AccountChosen = true;
            return SeeOther.ReturnTo(http, interaction);
        }

        return Authenticate(form) is { } user
            ? await SignInAsync(http, interaction, user)
            : RefuseSignIn(http, interaction, account, form["username"]);
    }

    private LocalOrgUser? Authenticate(IFormCollection form)
    {
        if (form["as"] is { Count: 1 } chosen)
        {
            return Find(chosen.ToString());
        }

        return form["password"] == LocalOrgUser.Password ? Find(form["username"].ToString()) : null;
    }

    private LocalOrgUser? Find(string name) =>
        options.Users.FirstOrDefault(user => string.Equals(user.Email, name.Trim(), StringComparison.OrdinalIgnoreCase));

    private async Task<IResult> SignInAsync(HttpContext http, Interaction interaction, LocalOrgUser user)
    {
        var session = BrowserSession.Begin(user, clock.GetUtcNow());
        await cookie.WriteAsync(http, session);
        interaction.FreshSession = session.Id;
        log.Add(
            new LocalOrgEvent("signed_in")
            {
                Client = interaction.ClientId,
                User = user.Email,
                Sid = session.Id,
            }
        );
        return SeeOther.ReturnTo(http, interaction);
    }

    private IResult RefuseSignIn(HttpContext http, Interaction interaction, BrowserSession? account, string? user)
    {
        log.Add(new LocalOrgEvent("sign_in_failed") { Client = interaction.ClientId });
        return Render(
            http,
            interaction,
            account,
            user,
            $"The user name or the password is wrong. The password is {LocalOrgUser.Password}."
        );
    }

    private async Task<BrowserSession?> AccountToContinueAsync(HttpContext http, Interaction interaction) =>
        interaction.Form == FormKind.SelectAccount ? await cookie.ReadAsync(http) : null;

    private IResult Render(HttpContext http, Interaction interaction, BrowserSession? account, string? user, string? problem)
    {
        var app = clients.Find(interaction.ClientId)?.Name ?? "the app";
        var users = options.Users.Select(static one =>
            $"""<button name="as" value="{Page.Text(one.Email)}" formnovalidate>{Page.Text(one.Name)}<br><span class="quiet">{Page.Text(one.Email)}</span></button>"""
        );
        return Page.Create(
            http,
            account is null ? $"Sign in to {app}" : $"Choose an account for {app}",
            $"""
            <p class="toy">A local org for development. The password of all users is <code>{LocalOrgUser.Password}</code>. Not for production.</p>
            {(problem is null ? "" : $"""<p class="error" role="alert">{Page.Text(problem)}</p>""")}
            {(account is null ? "" : ContinueForm(interaction, account.User))}
            <form method="post" autocomplete="off">
            {Page.FieldOf(interaction)}
            <label for="username">User name</label>
            <input id="username" name="username" type="text" inputmode="email" autocapitalize="none" spellcheck="false" required value="{Page.Text(
                user
            )}"{(user is null ? " autofocus" : "")}>
            <label for="password">Password</label>
            <input id="password" name="password" type="password" required{(user is null ? "" : " autofocus")}>
            <button class="main" id="sign-in" name="action" value="sign-in">Sign in</button>
            <h2>Or sign in with one click as</h2>
            {string.Join('\n', users)}
            <button class="plain" id="cancel" name="action" value="cancel" formnovalidate>Cancel and go back to the app</button>
            </form>
            """
        );
    }

    // A separate form: in the other one the Enter key presses the first button.
    private static string ContinueForm(Interaction interaction, LocalOrgUser user) =>
        $"""
            <form method="post">
            {Page.FieldOf(interaction)}
            <button class="main" id="continue" name="action" value="continue">Continue as {Page.Text(user.Name)}</button>
            </form>
            <h2>Or use another account</h2>
            """;
}
