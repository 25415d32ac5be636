namespace SsoConfig.OktaJson;

/// <summary>What the files of an app say, and what is wrong with them.</summary>
/// <param name="Model">
/// The configuration. With errors it holds what could be made of the files, so that code can be generated and the compiler does not add
/// errors of its own about names that are missing.
/// </param>
internal sealed record OktaJsonResult(OktaConfigModel Model, EquatableArray<OktaJsonDiagnostic> Diagnostics)
{
    private readonly Place? _redirectUri;
    private readonly Place? _logoutRedirectUri;

    public OktaJsonResult(OktaConfigModel model, EquatableArray<OktaJsonDiagnostic> diagnostics, Place? redirectUri, Place? logoutRedirectUri)
        : this(model, diagnostics)
    {
        _redirectUri = redirectUri;
        _logoutRedirectUri = logoutRedirectUri;
    }

    public bool HasErrors => Diagnostics.Any(static diagnostic => diagnostic.IsError);

    /// <summary>
    /// Where the redirect URI that counts is written. By line and column only when asked: the compiler's part never does, and counting the lines of a
    /// file takes as long as reading it.
    /// </summary>
    public OktaJsonLocation? RedirectUriAt => _redirectUri?.ToLocation();

    /// <summary>Where the logout redirect URI that counts is written.</summary>
    public OktaJsonLocation? LogoutRedirectUriAt => _logoutRedirectUri?.ToLocation();
}
