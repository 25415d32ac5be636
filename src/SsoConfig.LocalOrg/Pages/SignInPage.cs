namespace SsoConfig.LocalOrg;

/// <summary>The sign-in page, which is also where one chooses an account.</summary>
internal sealed class SignInPage(LocalOrgOptions options, SessionCookie cookie, Interactions interactions, OrgLog log, TimeProvider clock)
{
    public async Task<IResult> ShowAsync(HttpContext http)
    {
        if (interactions.Find(http) is not { } interaction)
        {
            return Over(http);
        }

        log.Add(new OrgEvent("sign_in_form_shown") { Client = interaction.ClientId });
        return Render(http, interaction, await AccountToContinueAsync(http, interaction), interaction.LoginHint, problem: null);
    }

    public async Task<IResult> AnswerAsync(HttpContext http)
    {
        if (interactions.Find(http) is not { } interaction)
        {
            return Over(http);
        }

        var form = http.Request.Form;
        if (form["action"] == "cancel")
        {
            interaction.Declined = true;
            return Return(http, interaction);
        }

        var account = await AccountToContinueAsync(http, interaction);
        if (form["action"] == "continue" && account is not null)
        {
            interaction.AccountChosen = true;
            return Return(http, interaction);
        }

        return Authenticate(form) is { } person
            ? await SignInAsync(http, interaction, person)
            : RefuseSignIn(http, interaction, account, form["username"]);
    }

    public static IResult Over(HttpContext http) => Page.Note(
        http, "This page is over", "It was answered already, it waited too long, or it belongs to another browser. Go back to the app and start again.", StatusCodes.Status400BadRequest);

    public static IResult Return(HttpContext http, Interaction interaction) => new SeeOther(Interactions.ReturnAddress(http, interaction));

    private Person? Authenticate(IFormCollection form)
    {
        if (form["as"] is { Count: 1 } chosen)
        {
            return Find(chosen.ToString());
        }

        return form["password"] == Person.Password ? Find(form["username"].ToString()) : null;
    }

    private Person? Find(string user) => options.People.FirstOrDefault(one => string.Equals(one.Email, user.Trim(), StringComparison.OrdinalIgnoreCase));

    private async Task<IResult> SignInAsync(HttpContext http, Interaction interaction, Person person)
    {
        var session = BrowserSession.Begin(person, clock.GetUtcNow());
        await cookie.WriteAsync(http, session);
        interaction.FreshSession = session.Id;
        log.Add(new OrgEvent("signed_in") { Client = interaction.ClientId, User = person.Email, Sid = session.Id });
        return Return(http, interaction);
    }

    private IResult RefuseSignIn(HttpContext http, Interaction interaction, BrowserSession? account, string? user)
    {
        log.Add(new OrgEvent("sign_in_failed") { Client = interaction.ClientId });
        return Render(http, interaction, account, user, $"That user name and password do not match. The password is {Person.Password}.");
    }

    private async Task<BrowserSession?> AccountToContinueAsync(HttpContext http, Interaction interaction) =>
        interaction.Form == FormKind.SelectAccount ? await cookie.ReadAsync(http) : null;

    private IResult Render(HttpContext http, Interaction interaction, BrowserSession? account, string? user, string? problem)
    {
        var app = options.Apps.FirstOrDefault(one => one.ClientId == interaction.ClientId)?.Name ?? "the app";
        var people = options.People.Select(static person =>
            $"""<button name="as" value="{Page.Text(person.Email)}" formnovalidate>{Page.Text(person.Name)}<br><span class="quiet">{Page.Text(person.Email)}</span></button>""");
        return Page.Of(
            http,
            account is null ? $"Sign in to {app}" : $"Choose an account for {app}",
            $"""
            <p class="toy">A local org to develop against. Everybody's password is <code>{Person.Password}</code>. Not for production.</p>
            {(problem is null ? "" : $"""<p class="error" role="alert">{Page.Text(problem)}</p>""")}
            {(account is null ? "" : ContinueForm(interaction, account.Person))}
            <form method="post" autocomplete="off">
            {Page.FieldOf(interaction)}
            <label for="username">User name</label>
            <input id="username" name="username" type="text" inputmode="email" autocapitalize="none" spellcheck="false" required value="{Page.Text(user)}"{(user is null ? " autofocus" : "")}>
            <label for="password">Password</label>
            <input id="password" name="password" type="password" required{(user is null ? "" : " autofocus")}>
            <button class="main" id="sign-in" name="action" value="sign-in">Sign in</button>
            <h2>Or sign in at once as</h2>
            {string.Join('\n', people)}
            <button class="plain" id="cancel" name="action" value="cancel" formnovalidate>Cancel and go back to the app</button>
            </form>
            """);
    }

    // A form of its own: in the other one the Enter key presses the first button.
    private static string ContinueForm(Interaction interaction, Person person) =>
        $"""
        <form method="post">
        {Page.FieldOf(interaction)}
        <button class="main" id="continue" name="action" value="continue">Continue as {Page.Text(person.Name)}</button>
        </form>
        <h2>Or use another account</h2>
        """;
}
