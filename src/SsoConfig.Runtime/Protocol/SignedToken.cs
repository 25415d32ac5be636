using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using SsoConfig.Http;

namespace SsoConfig.Protocol;

/// <summary>
/// A JSON Web Signature in compact form (RFC 7515, section 3.1), taken apart without a look at its payload: JsonWebToken reads each claim
/// at once, and so refuses a whole token for a name that is not valid Unicode, or without a word for a time that is not a number.
/// </summary>
internal sealed class SignedToken
{
    /// <summary>Not the shared one: it caches by what a key says of itself, for every issuer in the process.</summary>
    private static readonly CryptoProviderFactory Crypto = new() { CacheSignatureProviders = false };

    private readonly string _signingInput;
    private readonly byte[] _signature;

    private SignedToken(JsonElement header, string encodedPayload, string signingInput, byte[] signature)
    {
        Algorithm = header.ReadString("alg") ?? string.Empty;
        KeyId = header.ReadString("kid") is { Length: > 0 } keyId ? keyId : null;
        DemandsExtension = header.TryFind("crit", out _);
        EncodedPayload = encodedPayload;
        _signingInput = signingInput;
        _signature = signature;
    }

    public string Algorithm { get; }

    public string? KeyId { get; }

    /// <summary>RFC 7515, section 4.1.11: an extension that must be understood, and is not.</summary>
    public bool DemandsExtension { get; }

    public string EncodedPayload { get; }

    public static SignedToken? TryParse(string token)
    {
        if (token.Split('.') is not [var header, var payload, var signature])
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(header));
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? new SignedToken(json.RootElement, payload, $"{header}.{payload}", Base64UrlEncoder.DecodeBytes(signature))
                : null;
        }
        catch (Exception exception) when (exception is ArgumentException or JsonException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Whether the signature is made with this key; a key that does not fit the algorithm has made none.</summary>
    public bool IsSignedWith(JsonWebKey key, Ed25519Verifier? ed25519)
    {
        var signed = Encoding.ASCII.GetBytes(_signingInput);
        SignatureProvider? verifier = null;
        try
        {
            if (Ed25519.IsAlgorithm(Algorithm))
            {
                return ed25519 is not null && Ed25519.Verify(ed25519, key, signed, _signature);
            }

            verifier = Crypto.CreateForVerifying(key, Algorithm);
            return verifier.Verify(signed, _signature);
        }
        catch (Exception exception)
            when (exception
                    is ArgumentException
                        or FormatException
                        or NotSupportedException
                        or InvalidOperationException
                        or System.Security.Cryptography.CryptographicException
                        or SecurityTokenException
            )
        {
            return false;
        }
        finally
        {
            if (verifier is not null)
            {
                Crypto.ReleaseSignatureProvider(verifier);
            }
        }
    }
}
