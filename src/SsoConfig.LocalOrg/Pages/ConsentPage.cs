namespace SsoConfig.LocalOrg;

/// <summary>Asks whether an app may have what it asks for.</summary>
internal sealed class ConsentPage(LocalOrgOptions options, Interactions interactions, OrgLog log)
{
    public IResult Show(HttpContext http)
    {
        if (interactions.Find(http) is not { } interaction)
        {
            return SignInPage.Over(http);
        }

        log.Add(new OrgEvent("consent_form_shown") { Client = interaction.ClientId });
        var app = options.Apps.FirstOrDefault(one => one.ClientId == interaction.ClientId)?.Name ?? "The app";
        return Page.Of(
            http,
            $"{app} asks for your consent",
            $"""
            <p>It would be allowed to:</p>
            <ul>{string.Concat(interaction.Scopes.Select(static scope => $"<li>{Page.Text(Explain(scope))}</li>"))}</ul>
            <form method="post">
            {Page.FieldOf(interaction)}
            <button class="main" id="allow" name="action" value="allow">Allow</button>
            <button class="plain" id="deny" name="action" value="deny">Do not allow</button>
            </form>
            """);
    }

    public IResult Answer(HttpContext http)
    {
        if (interactions.Find(http) is not { } interaction)
        {
            return SignInPage.Over(http);
        }

        interaction.Consented = http.Request.Form["action"] == "allow";
        interaction.Declined = !interaction.Consented;
        return SignInPage.Return(http, interaction);
    }

    private static string Explain(string scope) => scope switch
    {
        "openid" => "know that it is you (openid)",
        "profile" => "see your name (profile)",
        "email" => "see your e-mail address (email)",
        "offline_access" => "keep you signed in (offline_access)",
        _ => $"use {scope}",
    };
}
