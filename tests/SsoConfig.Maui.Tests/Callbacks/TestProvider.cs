using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SsoConfig.Maui.Tests.Callbacks;

/// <summary>
/// A provider behind <see cref="SsoClientOptions.HttpMessageHandler"/> that redeems every code for the last authorization request.
/// </summary>
internal sealed class TestProvider : HttpMessageHandler
{
    public const string Issuer = "https://op.example.com";

    private readonly ECDsaSecurityKey _key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "k1" };

    /// <summary>The nonce of the request that the next code belongs to.</summary>
    public string? Nonce { get; set; }

    public int Requests { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests++;
        object body = request.RequestUri!.AbsolutePath switch
        {
            "/.well-known/openid-configuration" => new Dictionary<string, object>
            {
                ["issuer"] = Issuer,
                ["authorization_endpoint"] = Issuer + "/authorize",
                ["token_endpoint"] = Issuer + "/token",
                ["jwks_uri"] = Issuer + "/keys",
                ["response_types_supported"] = new[] { "code" },
                ["subject_types_supported"] = new[] { "public" },
                ["id_token_signing_alg_values_supported"] = new[] { "ES256" },
            },
            "/keys" => new { keys = new[] { PublicKey() } },
            "/token" => new
            {
                access_token = "at",
                token_type = "Bearer",
                expires_in = 3600,
                id_token = IdToken(),
            },
            var path => throw new InvalidOperationException($"Unexpected request to '{path}'."),
        };
        var content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });
    }

    protected override void Dispose(bool disposing)
    {
        _key.ECDsa.Dispose();
        base.Dispose(disposing);
    }

    private Dictionary<string, string> PublicKey()
    {
        var point = _key.ECDsa.ExportParameters(false).Q;
        return new()
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["alg"] = "ES256",
            ["use"] = "sig",
            ["kid"] = "k1",
            ["x"] = Base64UrlEncoder.Encode(point.X),
            ["y"] = Base64UrlEncoder.Encode(point.Y),
        };
    }

    private string IdToken() =>
        new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = Issuer,
                Audience = "first",
                IssuedAt = DateTime.UtcNow,
                Expires = DateTime.UtcNow.AddHours(1),
                Claims = new Dictionary<string, object> { ["sub"] = "ada", ["nonce"] = Nonce ?? string.Empty },
                SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.EcdsaSha256),
            }
        );
}
