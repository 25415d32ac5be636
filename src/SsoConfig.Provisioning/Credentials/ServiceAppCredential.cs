using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SsoConfig.Provisioning.Http;

namespace SsoConfig.Provisioning.Credentials;

/// <summary>A service app with a private key: it trades a signed assertion for an access token (RFC 7523, section 2.2).</summary>
internal sealed class ServiceAppCredential(string clientId, string privateKey, string? keyId, string scopes, KnownSecrets secrets)
    : OktaCredential
{
    private static readonly TimeSpan AssertionLifetime = TimeSpan.FromMinutes(5);
    private string? _accessToken;

    public override async ValueTask<string> GetAuthorizationAsync(
        ProviderHttp http,
        Uri organization,
        CancellationToken cancellationToken
    ) => $"Bearer {_accessToken ??= await RequestTokenAsync(http, organization, cancellationToken).ConfigureAwait(false)}";

    // Only the org's own authorization server issues tokens for okta.* scopes, whichever server the apps use.
    private async Task<string> RequestTokenAsync(ProviderHttp http, Uri organization, CancellationToken cancellationToken)
    {
        var endpoint = new Uri(organization, "/oauth2/v1/token");
        var assertion = Sign(endpoint, http.TimeProvider.GetUtcNow());
        secrets.Add(assertion);
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["grant_type"] = "client_credentials",
                    ["scope"] = scopes,
                    ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                    ["client_assertion"] = assertion,
                }
            ),
        };
        var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var body = response.ToObject();
        if (!response.IsSuccess || body.Text("access_token") is not { Length: > 0 } token)
        {
            throw new ProvisioningException(
                $"{organization.Host} did not accept the service app '{Printable.From(clientId)}' from {Source}: "
                    + $"{Printable.From(body.Text("error_description") ?? body.Text("error") ?? $"HTTP {(int)response.Status}")}"
            );
        }

        secrets.Add(token);
        return token;
    }

    private string Sign(Uri audience, DateTimeOffset now) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = clientId,
                Audience = audience.AbsoluteUri,
                Subject = new ClaimsIdentity([new Claim("sub", clientId), new Claim("jti", Guid.NewGuid().ToString("N"))]),
                IssuedAt = now.UtcDateTime,
                Expires = (now + AssertionLifetime).UtcDateTime,
                SigningCredentials = CreateKey(),
            }
        );

    private SigningCredentials CreateKey()
    {
        try
        {
            if (privateKey.TrimStart().StartsWith('{'))
            {
                var jwk = new JsonWebKey(privateKey);
                return new SigningCredentials(
                    jwk,
                    jwk.Kty == JsonWebAlgorithmsKeyTypes.EllipticCurve ? SecurityAlgorithms.EcdsaSha256 : SecurityAlgorithms.RsaSha256
                );
            }

            if (privateKey.Contains("BEGIN EC PRIVATE KEY", StringComparison.Ordinal))
            {
                var curve = ECDsa.Create();
                curve.ImportFromPem(privateKey);
                return new SigningCredentials(new ECDsaSecurityKey(curve) { KeyId = keyId }, SecurityAlgorithms.EcdsaSha256);
            }

            var rsa = RSA.Create();
            rsa.ImportFromPem(privateKey);
            return new SigningCredentials(new RsaSecurityKey(rsa) { KeyId = keyId }, SecurityAlgorithms.RsaSha256);
        }
        catch (Exception problem) when (problem is ArgumentException or CryptographicException)
        {
            // The inner exception is left out: it may quote the key.
            throw new ProvisioningException(
                $"The private key from {Source} cannot be read. It must be a PEM (PKCS#1, PKCS#8 or EC) or a JSON Web Key."
            );
        }
    }
}
