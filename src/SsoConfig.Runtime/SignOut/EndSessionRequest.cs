using Duende.IdentityModel.Client;
using SsoConfig.Family;
using SsoConfig.Protocol;
using SsoConfig.Storage;

namespace SsoConfig.SignOut;

/// <summary>The address that ends the browser's session at the provider.</summary>
internal sealed class EndSessionRequest(SsoOptions options, string endpoint)
{
    /// <param name="session">The sign-in of this app, if there was one.</param>
    /// <param name="ended">The session of the family, if it is ended too.</param>
    /// <param name="state">Comes back with the response.</param>
    public string CreateUri(StoredSession? session, FamilyCredential? ended, string state) =>
        options.LogoutRedirectParameter is { } parameter ? CreateInDialect(parameter) : CreateAsSpecified(session, ended, state);

    /// <summary>
    /// RP-Initiated Logout 1.0, section 2: the hint says whose session; without one, the client id says who asks, and logout_hint whose
    /// session, if known. With the device secret the provider ends the apps of the whole family (Native SSO 1.0).
    /// </summary>
    private string CreateAsSpecified(StoredSession? session, FamilyCredential? ended, string state)
    {
        var hint = IdTokenHint.From(session?.IdToken ?? ended?.IdToken);
        var parameters = new Parameters();
        if (hint is null)
        {
            parameters.Add("client_id", options.ClientId);
            parameters.AddOptional("logout_hint", session?.PreferredUsername ?? session?.Email);
        }

        parameters.AddOptional(DeviceSecrets.Parameter, ended?.DeviceSecret);
        return new RequestUrl(endpoint).CreateEndSessionUrl(hint, options.LogoutRedirectUri, state, parameters);
    }

    /// <summary>Nothing more than is documented, as what a provider makes of the rest is not.</summary>
    private string CreateInDialect(string parameter) =>
        new RequestUrl(endpoint).Create(new Parameters { { "client_id", options.ClientId }, { parameter, options.LogoutRedirectUri } });
}
