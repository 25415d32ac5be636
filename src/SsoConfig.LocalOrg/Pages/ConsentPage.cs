using SsoConfig.LocalOrg.Clients;
using SsoConfig.LocalOrg.Sessions;

namespace SsoConfig.LocalOrg.Pages;

/// <summary>Asks the user for consent to the scopes that an app requests.</summary>
internal sealed class ConsentPage(ClientDirectory clients, Interactions interactions, LocalOrgLog log)
{
    public IResult Show(HttpContext http)
    {
        if (interactions.Find(http) is not { } interaction)
        {
            return Page.Expired(http);
        }

        log.Add(new LocalOrgEvent("consent_form_shown") { Client = interaction.ClientId });
        var app = clients.Find(interaction.ClientId)?.Name ?? "The app";
        return Page.Create(
            http,
            $"{app} asks for your consent",
            $"""
            <p>The app will be able to:</p>
            <ul>{string.Concat(interaction.Scopes.Select(static scope => $"<li>{Page.Text(Explain(scope))}</li>"))}</ul>
            <form method="post">
            {Page.FieldOf(interaction)}
            <button class="main" id="allow" name="action" value="allow">Allow</button>
            <button class="plain" id="deny" name="action" value="deny">Deny</button>
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

        interaction.Consented = http.Request.Form["action"] == "allow";
        interaction.Declined = !interaction.Consented;
        return SeeOther.ReturnTo(http, interaction);
    }

    private static string Explain(string scope) =>
        scope switch
        {
            "openid" => "know who you are (openid)",
            "profile" => "see your name (profile)",
            "email" => "see your email address (email)",
            "offline_access" => "keep you signed in (offline_access)",
            _ => $"use {scope}",
        };
}
