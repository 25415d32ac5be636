using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SsoConfig.DPoP;

/// <summary>A key that proofs are signed with: its public part, and the way to its signature.</summary>
internal sealed class ProofKey
{
    /// <summary>The only algorithm: every key store of the platforms has it, and every provider that knows DPoP.</summary>
    public const string Algorithm = "ES256";

    private const int CoordinateBytes = 32;
    private const int SignatureBytes = 2 * CoordinateBytes;

    private readonly Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<byte[]?>> _sign;

    /// <param name="name">The name in the key store.</param>
    /// <param name="publicKey">The point on P-256.</param>
    /// <param name="sign">Signs as <see cref="IProofKeyStore.SignAsync"/> does.</param>
    /// <exception cref="ProofKeyException">The public key is not a point of 32 bytes each.</exception>
    public ProofKey(string name, ECPoint publicKey, Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<byte[]?>> sign)
    {
        if (publicKey is not { X.Length: CoordinateBytes, Y.Length: CoordinateBytes })
        {
            throw new ProofKeyException(ProofErrors.KeyStoreFailed("its public key is not on P-256"));
        }

        Name = name;
        _sign = sign;

        // RFC 7638, section 3: the required members in this order, without white space. The same text serves as the key in the header.
        var jwk = $$"""{"crv":"P-256","kty":"EC","x":"{{Encode(publicKey.X)}}","y":"{{Encode(publicKey.Y)}}"}""";
        Thumbprint = Encode(SHA256.HashData(Encoding.UTF8.GetBytes(jwk)));
        EncodedHeader = Encode(Encoding.UTF8.GetBytes($$"""{"typ":"dpop+jwt","alg":"{{Algorithm}}","jwk":{{jwk}}}"""));
    }

    public string Name { get; }

    /// <summary>The JWK SHA-256 thumbprint (RFC 7638): <c>dpop_jkt</c> of a request, <c>cnf.jkt</c> of a token.</summary>
    public string Thumbprint { get; }

    /// <summary>The header of every proof, as it stands in a JWS (RFC 9449, section 4.2).</summary>
    public string EncodedHeader { get; }

    /// <exception cref="ProofKeyException">The key is gone, or its store failed.</exception>
    public async ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        var signature = await _sign(data, cancellationToken).ConfigureAwait(false) ?? throw new ProofKeyException(ProofErrors.KeyLost);
        return signature.Length == SignatureBytes
            ? signature
            : throw new ProofKeyException(ProofErrors.KeyStoreFailed($"its signature has {signature.Length} bytes, not {SignatureBytes}"));
    }

    private static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);
}
