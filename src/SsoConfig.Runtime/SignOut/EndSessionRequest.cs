using Duende.IdentityModel.Client;
using SsoConfig.Protocol;
using SsoConfig.Storage;

namespace SsoConfig.SignOut;

/// <summary>The address that ends the browser's session at the provider.</summary>
internal sealed class EndSessionRequest(SsoOptions options, string endpoint)
{
    public string CreateUri(StoredSession? session, string state) =>
        options.LogoutRedirectParameter is { } parameter ? CreateInDialect(parameter) : CreateAsSpecified(session, state);

    /// <summary>
    /// RP-Initiated Logout 1.0, section 2: the hint says whose session; without one, the client id says who asks, and logout_hint whose
    /// session, if known.
    /// </summary>
    private string CreateAsSpecified(StoredSession? session, string state)
    {
        var hint = IdTokenHint.From(session?.IdToken);
        var parameters = new Parameters();
        if (hint is null)
        {
            parameters.Add("client_id", options.ClientId);
            parameters.AddOptional("logout_hint", session?.PreferredUsername ?? session?.Email);
        }

        return new RequestUrl(endpoint).CreateEndSessionUrl(hint, options.LogoutRedirectUri, state, parameters);
    }

    /// <summary>Nothing more than is documented, as what a provider makes of the rest is not.</summary>
    private string CreateInDialect(string parameter) =>
        new RequestUrl(endpoint).Create(new Parameters { { "client_id", options.ClientId }, { parameter, options.LogoutRedirectUri } });
}
