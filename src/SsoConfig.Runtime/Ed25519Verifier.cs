namespace SsoConfig;

/// <summary>
/// Verifies a signature by Ed25519 (RFC 8032, section 5.1.7). .NET has no such verifier, so the app brings one; see
/// <see cref="SsoClientOptions.Ed25519Verifier"/>.
/// </summary>
/// <param name="publicKey">The provider's public key, 32 bytes.</param>
/// <param name="data">What was signed.</param>
/// <param name="signature">The signature, 64 bytes.</param>
/// <returns>Whether the signature was made with this key over this data; it is never assumed if the verifier throws.</returns>
public delegate bool Ed25519Verifier(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature);
