using System.Runtime.Versioning;
using System.Security.Cryptography;
using SsoConfig.DPoP;

namespace SsoConfig;

/// <summary>
/// Keeps proof keys in Windows' own key storage (CNG), for the signed-in user and not exportable: in the TPM if the machine has one that
/// can be used, else in software, sealed for the user.
/// </summary>
[SupportedOSPlatform("windows")]
public sealed class CngProofKeyStore : IProofKeyStore
{
    private const string Prefix = "sso-proof-";

    private static readonly CngProvider[] Providers =
    [
        CngProvider.MicrosoftPlatformCryptoProvider,
        CngProvider.MicrosoftSoftwareKeyStorageProvider,
    ];

    /// <inheritdoc/>
    public async ValueTask<ECPoint> CreateAsync(string name, CancellationToken cancellationToken) =>
        await Task.Run(() => Create(Prefix + name), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<ECPoint?> FindAsync(string name, CancellationToken cancellationToken) =>
        await Task.Run(
                () =>
                {
                    using var key = Open(Prefix + name);
                    return key is null ? (ECPoint?)null : PointOf(key);
                },
                cancellationToken
            )
            .ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<byte[]?> SignAsync(string name, ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        await Task.Run(
                () =>
                {
                    using var key = Open(Prefix + name);
                    return key is null ? null : Sign(key, data.Span);
                },
                cancellationToken
            )
            .ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask DeleteAsync(string name, CancellationToken cancellationToken) =>
        await Task.Run(() => Open(Prefix + name)?.Delete(), cancellationToken).ConfigureAwait(false);

    private static ECPoint Create(string name)
    {
        using var key =
            TryCreate(name, CngProvider.MicrosoftPlatformCryptoProvider) ?? Create(name, CngProvider.MicrosoftSoftwareKeyStorageProvider);
        return PointOf(key);
    }

    /// <summary><see langword="null"/> if the machine has no TPM, or one that is turned off, locked or without this algorithm.</summary>
    private static CngKey? TryCreate(string name, CngProvider provider)
    {
        try
        {
            return Create(name, provider);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static CngKey Create(string name, CngProvider provider) =>
        CngKey.Create(
            CngAlgorithm.ECDsaP256,
            name,
            new CngKeyCreationParameters
            {
                Provider = provider,
                ExportPolicy = CngExportPolicies.None,
                KeyUsage = CngKeyUsages.Signing,
            }
        );

    private static CngKey? Open(string name)
    {
        foreach (var provider in Providers)
        {
            try
            {
                return CngKey.Open(name, provider);
            }
            catch (CryptographicException exception) when (CngStatus.IsKeyMissing(exception.HResult))
            {
                // It may be in the other one.
            }
        }

        return null;
    }

    private static byte[] Sign(CngKey key, ReadOnlySpan<byte> data)
    {
        using var algorithm = new ECDsaCng(key);
        return algorithm.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    private static ECPoint PointOf(CngKey key)
    {
        using var algorithm = new ECDsaCng(key);
        return algorithm.ExportParameters(includePrivateParameters: false).Q;
    }
}
