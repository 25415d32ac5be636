namespace SsoConfig.OktaJson;

/// <summary>What the files of an app say, and what is wrong with them.</summary>
/// <param name="Model">
/// The configuration. With errors it holds what could be made of the files, so that code can be generated and the compiler does not add
/// errors of its own about names that are missing.
/// </param>
/// <param name="RedirectUriPlace">Where the redirect URI that counts is written.</param>
/// <param name="LogoutRedirectUriPlace">Where the logout redirect URI that counts is written.</param>
internal sealed record OktaJsonResult(OktaConfigModel Model, EquatableArray<OktaJsonDiagnostic> Diagnostics, Place? RedirectUriPlace, Place? LogoutRedirectUriPlace)
{
    public bool HasErrors => Diagnostics.Any(static diagnostic => diagnostic.IsError);

    // By line and column only when asked: the compiler's part never does, and counting the lines of a file takes as long as reading it.
    public OktaJsonLocation? RedirectUriAt => RedirectUriPlace?.ToLocation();

    public OktaJsonLocation? LogoutRedirectUriAt => LogoutRedirectUriPlace?.ToLocation();
}
