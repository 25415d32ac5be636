using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SsoConfig.LocalOrg.Tests.DPoP;

/// <summary>A key of an app and its proofs (RFC 9449 §4.2), by hand, so that a claim can be anything.</summary>
internal sealed class TestKey : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>The hash of the public key (RFC 7638).</summary>
    public string Thumbprint => Encode(SHA256.HashData(Encoding.ASCII.GetBytes(PublicKey)));

    /// <summary>In the order of members that RFC 7638 prescribes.</summary>
    private string PublicKey
    {
        get
        {
            var point = _key.ExportParameters(includePrivateParameters: false).Q;
            return $$"""{"crv":"P-256","kty":"EC","x":"{{Encode(point.X!)}}","y":"{{Encode(point.Y!)}}"}""";
        }
    }

    /// <param name="more">More members of the claims, with a comma in front. The last of two members of one name counts.</param>
    public string Prove(string method, string uri, string? nonce, string? accessToken = null, string more = "")
    {
        var hash = accessToken is null ? "" : $",\"ath\":\"{Encode(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)))}\"";
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return Sign(
            $$"""{"jti":"{{Guid.NewGuid():N}}","htm":"{{method}}","htu":"{{uri}}","iat":{{now}},"nonce":"{{nonce}}"{{hash}}{{more}}}"""
        );
    }

    public void Dispose() => _key.Dispose();

    private string Sign(string claims)
    {
        var header = $$"""{"typ":"dpop+jwt","alg":"ES256","jwk":{{PublicKey}} }""";
        var signed = $"{Encode(Encoding.UTF8.GetBytes(header))}.{Encode(Encoding.UTF8.GetBytes(claims))}";
        return $"{signed}.{Encode(_key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
