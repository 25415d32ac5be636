using SsoConfig.Provisioning.Http;

namespace SsoConfig.Provisioning.Credentials;

/// <summary>A token that is sent as it is: an API token, or an access token from elsewhere.</summary>
internal sealed class TokenCredential(string token, bool isAccessToken) : OktaCredential
{
    public override ValueTask<string> GetAuthorizationAsync(ProviderHttp http, Uri organization, CancellationToken cancellationToken) =>
        ValueTask.FromResult($"{(isAccessToken ? "Bearer" : "SSWS")} {token}");

    /// <summary>Whether a token has the form of an access token, a JSON Web Token; Okta's API tokens have no dots.</summary>
    public static bool IsAccessToken(string token) => token.StartsWith("eyJ", StringComparison.Ordinal) && token.Split('.').Length == 3;
}
