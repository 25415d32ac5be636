using SsoConfig.LocalOrg.Sessions;

namespace SsoConfig.LocalOrg.Pages;

/// <summary>Asks for confirmation of a sign-out without a valid id_token_hint, and confirms a sign-out.</summary>
internal sealed class SignOutPage(SessionCookie cookie, Interactions interactions, LocalOrgLog log)
{
    public async Task<IResult> ShowAsync(HttpContext http)
    {
        if (interactions.Find(http) is not { } interaction || await cookie.ReadAsync(http) is not { } session)
        {
            return Page.Expired(http);
        }

        log.Add(new LocalOrgEvent("sign_out_form_shown") { Client = interaction.ClientId });
        return Page.Create(
            http,
            "Sign out of all apps?",
            $"""
            <p>You are signed in as {Page.Text(session.User.Name)}. This ends the session that all apps share in this browser.</p>
            <form method="post">
            {Page.FieldOf(interaction)}
            <button class="main" id="sign-out" name="action" value="sign-out">Sign out</button>
            <button class="plain" id="stay" name="action" value="stay">Stay signed in</button>
            </form>
            """
        );
    }

    public IResult Submit(HttpContext http)
    {
        if (interactions.Find(http) is not { } interaction)
        {
            return Page.Expired(http);
        }

        if (http.Request.Form["action"] != "sign-out")
        {
            interactions.End(interaction);
            return Page.Note(http, "You are still signed in", "Nothing has changed. You can go back to the app.");
        }

        interaction.SignOutConfirmed = true;
        return SeeOther.ReturnTo(http, interaction);
    }

    public static IResult Done(HttpContext http) =>
        Page.Note(http, "You are signed out", "The session of this browser has ended. You can go back to the app.");
}
