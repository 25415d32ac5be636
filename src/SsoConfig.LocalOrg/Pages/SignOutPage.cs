namespace SsoConfig.LocalOrg;

/// <summary>Asks before a sign-out that nobody proved to be theirs, and says when it is done.</summary>
internal sealed class SignOutPage(SessionCookie cookie, Interactions interactions, OrgLog log)
{
    public async Task<IResult> ShowAsync(HttpContext http)
    {
        if (interactions.Find(http) is not { } interaction || await cookie.ReadAsync(http) is not { } session)
        {
            return SignInPage.Over(http);
        }

        log.Add(new OrgEvent("sign_out_form_shown") { Client = interaction.ClientId });
        return Page.Of(
            http,
            "Sign out of all apps?",
            $"""
            <p>You are signed in as {Page.Text(session.Person.Name)}. This ends the session that all apps share in this browser.</p>
            <form method="post">
            {Page.FieldOf(interaction)}
            <button class="main" id="sign-out" name="action" value="sign-out">Sign out</button>
            <button class="plain" id="stay" name="action" value="stay">Stay signed in</button>
            </form>
            """);
    }

    public IResult Answer(HttpContext http)
    {
        if (interactions.Find(http) is not { } interaction)
        {
            return SignInPage.Over(http);
        }

        if (http.Request.Form["action"] != "sign-out")
        {
            interactions.End(interaction);
            return Page.Note(http, "You are still signed in", "Nothing was changed. You can go back to the app.");
        }

        interaction.SignOutConfirmed = true;
        return SignInPage.Return(http, interaction);
    }

    public static IResult Done(HttpContext http) => Page.Note(http, "You are signed out", "The session of this browser is over. You can go back to the app.");
}
