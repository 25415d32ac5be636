namespace SsoConfig.OktaJson;

/// <summary>What the files of an app say, and what is wrong with them.</summary>
/// <param name="Model">
/// The configuration. With errors it holds what could be made of the files, so that code can be generated and the compiler does not add
/// errors of its own about names that are missing.
/// </param>
/// <param name="RedirectUriAt">Where the redirect URI that counts is written.</param>
/// <param name="LogoutRedirectUriAt">Where the logout redirect URI that counts is written.</param>
internal sealed record OktaJsonResult(
    OktaConfigModel Model,
    EquatableArray<OktaJsonDiagnostic> Diagnostics,
    OktaJsonLocation? RedirectUriAt,
    OktaJsonLocation? LogoutRedirectUriAt)
{
    public bool HasErrors => Diagnostics.Any(static diagnostic => diagnostic.IsError);
}
