using System.Security.Cryptography;

namespace SsoConfig;

/// <summary>
/// Keeps proof keys as values of a token store, sealed as the tokens are: for a platform that has no key store of its own. Whoever can read
/// the tokens can then read the key, too; what a key that cannot be exported keeps out, this does not.
/// </summary>
/// <param name="tokenStore">Where the keys are kept.</param>
public sealed class TokenStoreProofKeyStore(ITokenStore tokenStore) : IProofKeyStore
{
    private const string Prefix = "proof-key-";

    /// <inheritdoc/>
    public async ValueTask<ECPoint> CreateAsync(string name, CancellationToken cancellationToken)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await tokenStore.WriteAsync(Prefix + name, key.ExportPkcs8PrivateKey(), cancellationToken).ConfigureAwait(false);
        return key.ExportParameters(includePrivateParameters: false).Q;
    }

    /// <inheritdoc/>
    public async ValueTask<ECPoint?> FindAsync(string name, CancellationToken cancellationToken)
    {
        using var key = await ReadAsync(name, cancellationToken).ConfigureAwait(false);
        return key?.ExportParameters(includePrivateParameters: false).Q;
    }

    /// <inheritdoc/>
    public async ValueTask<byte[]?> SignAsync(string name, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        using var key = await ReadAsync(name, cancellationToken).ConfigureAwait(false);
        return key?.SignData(data.Span, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    /// <inheritdoc/>
    public ValueTask DeleteAsync(string name, CancellationToken cancellationToken) =>
        tokenStore.DeleteAsync(Prefix + name, cancellationToken);

    /// <summary>A value that is no key counts as absent, as one that cannot be decrypted does.</summary>
    private async ValueTask<ECDsa?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        if (await tokenStore.ReadAsync(Prefix + name, cancellationToken).ConfigureAwait(false) is not { } secret)
        {
            return null;
        }

        var key = ECDsa.Create();
        try
        {
            key.ImportPkcs8PrivateKey(secret, out _);
            return key;
        }
        catch (CryptographicException)
        {
            key.Dispose();
            return null;
        }
    }
}
