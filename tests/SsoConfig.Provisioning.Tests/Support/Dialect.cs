namespace SsoConfig.Provisioning.Tests.Support;

/// <summary>How a provider words its refusals.</summary>
internal enum Dialect
{
    Okta,
    Auth0,
    Keycloak,
    Entra,
    Google,
    OpenIddict,
    OidcProvider,

    /// <summary>The same page for every request, as a gateway or a single-page app serves it.</summary>
    OnePage,
}
