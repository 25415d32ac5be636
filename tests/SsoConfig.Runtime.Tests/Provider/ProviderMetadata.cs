using System.Text.Json.Nodes;

namespace SsoConfig.Tests.Provider;

/// <summary>What the provider says of itself (OpenID Connect Discovery 1.0, section 3).</summary>
internal static class ProviderMetadata
{
    /// <param name="hasNativeSso">Whether it says so of Native SSO, as the standard has it; Okta does not.</param>
    public static JsonObject Create(bool hasNativeSso)
    {
        const string Origin = "https://op.example.com";
        var discovery = new JsonObject
        {
            ["issuer"] = RecordingProvider.Issuer,
            ["authorization_endpoint"] = Origin + RecordingProvider.AuthorizePath,
            ["token_endpoint"] = Origin + RecordingProvider.TokenPath,
            ["jwks_uri"] = Origin + RecordingProvider.JwksPath,
            ["revocation_endpoint"] = Origin + RecordingProvider.RevokePath,
            ["userinfo_endpoint"] = Origin + RecordingProvider.UserInfoPath,
            ["end_session_endpoint"] = Origin + "/oauth2/default/v1/logout",
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
            ["authorization_response_iss_parameter_supported"] = true,
        };
        if (hasNativeSso)
        {
            discovery["native_sso_supported"] = true;
        }

        return discovery;
    }
}
