namespace SsoConfig.OktaJson;

/// <summary>What the files of an app say, and what is wrong with them.</summary>
internal sealed class OktaJsonResult(OktaConfigModel model, EquatableArray<OktaJsonDiagnostic> diagnostics, EffectiveValues values)
{
    /// <summary>
    /// The configuration. With errors it holds what could be made of the files, so that code can be generated and the compiler does not add
    /// errors of its own about names that are missing.
    /// </summary>
    public OktaConfigModel Model => model;

    public EquatableArray<OktaJsonDiagnostic> Diagnostics => diagnostics;

    public bool HasErrors => Diagnostics.Any(static diagnostic => diagnostic.IsError);

    /// <summary>Where the redirect URI that counts is written.</summary>
    public OktaJsonLocation? RedirectUriAt => values.Find(OktaKey.RedirectUri)?.Place.ToLocation();

    /// <summary>Where the logout redirect URI that counts is written.</summary>
    public OktaJsonLocation? LogoutRedirectUriAt => values.Find(OktaKey.LogoutRedirectUri)?.Place.ToLocation();
}
