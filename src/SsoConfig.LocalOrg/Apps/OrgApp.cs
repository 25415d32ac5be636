namespace SsoConfig.LocalOrg;

/// <summary>A public native client of the local org, as its okta.json describes it.</summary>
/// <param name="Name">What people see on the pages and in the log, e.g. the name of the app's folder.</param>
/// <param name="ClientId">The client id.</param>
/// <param name="RedirectUris">Where sign-in answers may go; compared exactly.</param>
/// <param name="LogoutRedirectUris">Where sign-out answers may go; compared exactly.</param>
/// <param name="Scopes">The scopes that the app may ask for.</param>
public sealed record OrgApp(
    string Name,
    string ClientId,
    IReadOnlyList<string> RedirectUris,
    IReadOnlyList<string> LogoutRedirectUris,
    IReadOnlyList<string> Scopes);
