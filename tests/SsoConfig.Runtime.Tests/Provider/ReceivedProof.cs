using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SsoConfig.Tests.Provider;

/// <summary>A proof as a server reads it: by hand, and by nothing of the client.</summary>
internal sealed class ReceivedProof
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly string _signed;
    private readonly byte[] _signature;

    private ReceivedProof(string proof)
    {
        Text = proof;
        var parts = proof.Split('.');
        Header = Decode(parts[0]);
        Claims = Decode(parts[1]);
        _signed = parts[0] + "." + parts[1];
        _signature = Base64Url.DecodeFromChars(parts[2]);
    }

    public string Text { get; }

    public JsonObject Header { get; }

    public JsonObject Claims { get; }

    public string Id => Claims["jti"]!.GetValue<string>();

    public string? Nonce => Claims["nonce"]?.GetValue<string>();

    /// <summary>RFC 7638.</summary>
    public string Thumbprint
    {
        get
        {
            var jwk = Header["jwk"]!;
            var text = $$"""{"crv":"{{jwk["crv"]}}","kty":"{{jwk["kty"]}}","x":"{{jwk["x"]}}","y":"{{jwk["y"]}}"}""";
            return Jws.Encode(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        }
    }

    /// <summary>The only proof of a request, if it has one.</summary>
    public static ReceivedProof? From(HttpRequestHeaders headers) =>
        headers.TryGetValues("DPoP", out var values) ? new ReceivedProof(Assert.Single(values)) : null;

    /// <summary>RFC 9449, section 4.3; <see langword="null"/> if the proof is good.</summary>
    public string? FindFault(HttpMethod method, Uri uri, DateTimeOffset now, string? accessToken) =>
        !Has(Header, "typ", "dpop+jwt") ? "typ"
        : !Has(Header, "alg", "ES256") ? "alg"
        : Header["jwk"] is not JsonObject jwk || jwk.ContainsKey("d") ? "jwk"
        : !IsSigned(jwk) ? "signature"
        : Id.Length < 16 ? "jti"
        : !Has(Claims, "htm", method.Method) ? "htm"
        : !Has(Claims, "htu", uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)) ? "htu"
        : (now - DateTimeOffset.FromUnixTimeSeconds(Claims["iat"]!.GetValue<long>())).Duration() > Window ? "iat"
        : accessToken is null ? null
        : Has(Claims, "ath", Jws.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)))) ? null
        : "ath";

    private static bool Has(JsonObject json, string name, string value) => json[name]?.GetValue<string>() == value;

    private static JsonObject Decode(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part))!.AsObject();

    private bool IsSigned(JsonObject jwk)
    {
        using var key = ECDsa.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint
                {
                    X = Base64Url.DecodeFromChars(jwk["x"]!.GetValue<string>()),
                    Y = Base64Url.DecodeFromChars(jwk["y"]!.GetValue<string>()),
                },
            }
        );
        return key.VerifyData(Encoding.ASCII.GetBytes(_signed), _signature, HashAlgorithmName.SHA256);
    }
}
