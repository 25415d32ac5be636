using SsoConfig.Provisioning.Apps;

namespace SsoConfig.Provisioning.Doctor;

/// <summary>Whether the session outlives the browser: only the developer in front of it can see that.</summary>
internal sealed class BrowserSessionCheck(ToolEnvironment environment, ToolConsole console)
{
    /// <exception cref="ProvisioningException">Nobody is there to look.</exception>
    public Finding Run(AppClient app)
    {
        if (!environment.IsInteractive)
        {
            throw new ProvisioningException("--sign-in requires a terminal: leave it out in scripts.") { IsWrongUsage = true };
        }

        console.Say($"1. Start {app.Name} and sign in, with a user who has no admin role ({app.Provider.DiscoveryAddress.Host}).");
        console.Say("2. Close the browser completely, all of its windows.");
        console.Say($"3. Start another app of the family, or {app.Name} after 'sign out of this app only', and sign in.");
        var wasAsked = console.Confirm("Did the provider ask for the password again?", yes: false);
        return wasAsked
            ? Checks.Cookie.Wrong(
                app.Name,
                "the provider asked again after the browser was closed",
                "At Okta run 'sso session persist'; elsewhere let the provider keep its session cookie."
            )
            : Checks.Cookie.Ok(app.Name, "outlives the browser");
    }
}
