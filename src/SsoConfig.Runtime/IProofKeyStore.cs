using System.Security.Cryptography;

namespace SsoConfig;

/// <summary>
/// Keeps the private keys that tokens are bound to (DPoP, RFC 9449): one per sign-in, on the curve P-256. A key is made where it is kept,
/// signs there, and is not exported. The names are the client's; a store is used for one app.
/// </summary>
/// <remarks>
/// A key that is gone or that the operating system has invalidated is <see langword="null"/>: the app is then signed out. A store that only
/// fails for now throws; the sign-in stays.
/// </remarks>
public interface IProofKeyStore
{
    /// <summary>Creates a key pair. Letters, digits, <c>-</c> and <c>_</c> occur in the name.</summary>
    /// <returns>The public key: X and Y of the point, 32 bytes each, big-endian (RFC 7518, section 6.2.1).</returns>
    ValueTask<ECPoint> CreateAsync(string name, CancellationToken cancellationToken);

    /// <summary>The public key of a key pair that was created here, or <see langword="null"/> if it is gone.</summary>
    ValueTask<ECPoint?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>Signs with ECDSA and SHA-256 (ES256; RFC 7518, section 3.4).</summary>
    /// <param name="name">The key.</param>
    /// <param name="data">What is to be hashed and signed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>
    /// R and S, 32 bytes each (IEEE P1363, not the DER that most platforms give), or <see langword="null"/> if the key is gone.
    /// </returns>
    ValueTask<byte[]?> SignAsync(string name, ReadOnlyMemory<byte> data, CancellationToken cancellationToken);

    /// <summary>Deletes the key pair; does nothing if there is none.</summary>
    ValueTask DeleteAsync(string name, CancellationToken cancellationToken);
}
