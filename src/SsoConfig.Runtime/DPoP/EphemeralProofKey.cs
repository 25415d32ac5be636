using System.Security.Cryptography;

namespace SsoConfig.DPoP;

/// <summary>
/// A key for tokens that nobody keeps, as those of a session check: it is in memory, and gone with the request that it was made for.
/// </summary>
internal sealed class EphemeralProofKey : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public EphemeralProofKey() => Key = new ProofKey(string.Empty, _key.ExportParameters(includePrivateParameters: false).Q, SignAsync);

    public ProofKey Key { get; }

    public void Dispose() => _key.Dispose();

    private ValueTask<byte[]?> SignAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        new(_key.SignData(data.Span, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
}
