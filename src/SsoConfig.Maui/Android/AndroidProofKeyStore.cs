using System;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Android.Security.Keystore;
using Java.Security;
using Java.Security.Spec;
using SsoConfig.Maui.Storage;
using ECPoint = System.Security.Cryptography.ECPoint;
using KeyStoreException = Android.Security.KeyStoreException;

namespace SsoConfig.Maui.Android;

/// <summary>
/// The Android KeyStore: a key is made in the secure element (StrongBox) if the device has one, else in its trusted environment, and leaves
/// neither. It is not part of a backup and goes with the app. It may be used while the device is locked, so that a refresh works in the
/// background (https://developer.android.com/privacy-and-security/keystore).
/// </summary>
internal sealed class AndroidProofKeyStore : IProofKeyStore
{
    private const string StoreType = "AndroidKeyStore";
    private const string Prefix = "sso-proof-";

    // KeyStoreException: ERROR_KEY_DOES_NOT_EXIST and ERROR_KEY_CORRUPTED.
    private const int KeyDoesNotExist = 6;
    private const int KeyCorrupted = 7;

    // Not on the caller's thread, which may be the user interface's: a secure element takes up to seconds.
    public async ValueTask<ECPoint> CreateAsync(string name, CancellationToken cancellationToken) =>
        await Task.Run(() => Create(Prefix + name), cancellationToken).ConfigureAwait(false);

    public async ValueTask<ECPoint?> FindAsync(string name, CancellationToken cancellationToken) =>
        await Task.Run(() => RetryOnce(() => Find(Prefix + name)), cancellationToken).ConfigureAwait(false);

    public async ValueTask<byte[]?> SignAsync(string name, ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        await Task.Run(() => RetryOnce(() => Sign(Prefix + name, data.ToArray())), cancellationToken).ConfigureAwait(false);

    public async ValueTask DeleteAsync(string name, CancellationToken cancellationToken) =>
        await Task.Run(() => Delete(Prefix + name), cancellationToken).ConfigureAwait(false);

    private static ECPoint Create(string alias)
    {
        if (!OperatingSystem.IsAndroidVersionAtLeast(23))
        {
            throw new PlatformNotSupportedException("Android makes no elliptic curve keys in its key store before version 6 (API 23).");
        }

        var pair = GenerateInSecureElement(alias) ?? Generate(CreateSpecification(alias).Build());
        return EllipticCurveFormats.PointFromSubjectPublicKeyInfo(
            pair.Public?.GetEncoded() ?? throw new CryptographicException("The key store gave no public key.")
        );
    }

    /// <summary><see langword="null"/> if the device has no secure element, or one without this algorithm.</summary>
    private static KeyPair? GenerateInSecureElement(string alias)
    {
        if (!OperatingSystem.IsAndroidVersionAtLeast(28))
        {
            return null;
        }

        try
        {
            return Generate(CreateSpecification(alias).SetIsStrongBoxBacked(true).Build());
        }
        catch (ProviderException)
        {
            return null;
        }
    }

    [SupportedOSPlatform("android23.0")]
    private static KeyGenParameterSpec.Builder CreateSpecification(string alias)
    {
        var specification = new KeyGenParameterSpec.Builder(alias, KeyStorePurpose.Sign);
        specification.SetAlgorithmParameterSpec(new ECGenParameterSpec("secp256r1"));
        specification.SetDigests("SHA-256");
        return specification;
    }

    private static KeyPair Generate(KeyGenParameterSpec specification)
    {
        var generator =
            KeyPairGenerator.GetInstance("EC", StoreType) ?? throw new CryptographicException("There is no generator for keys.");
        generator.Initialize(specification);
        return generator.GenerateKeyPair() ?? throw new CryptographicException("The key store made no key.");
    }

    private static ECPoint? Find(string alias) =>
        Open().GetCertificate(alias)?.PublicKey?.GetEncoded() is { } info ? EllipticCurveFormats.PointFromSubjectPublicKeyInfo(info) : null;

    private static byte[]? Sign(string alias, byte[] data)
    {
        try
        {
            if (Open().GetEntry(alias, null) is not KeyStore.PrivateKeyEntry { PrivateKey: { } key })
            {
                return null;
            }

            var signature = Signature.GetInstance("SHA256withECDSA") ?? throw new CryptographicException("There is no ECDSA.");
            signature.InitSign(key);
            signature.Update(data);
            return EllipticCurveFormats.SignatureFromDer(signature.Sign() ?? []);
        }
        catch (Java.Lang.Throwable exception) when (IsKeyLost(exception))
        {
            return null;
        }
    }

    private static void Delete(string alias)
    {
        var store = Open();
        if (store.ContainsAlias(alias))
        {
            store.DeleteEntry(alias);
        }
    }

    private static KeyStore Open()
    {
        var store = KeyStore.GetInstance(StoreType) ?? throw new CryptographicException("There is no key store.");
        store.Load(null);
        return store;
    }

    /// <summary>Android versions wrap the reason in different exceptions.</summary>
    private static bool IsKeyLost(Java.Lang.Throwable exception)
    {
        for (var cause = exception; cause is not null; cause = cause.Cause)
        {
            if (
                cause is KeyPermanentlyInvalidatedException
                || (
                    OperatingSystem.IsAndroidVersionAtLeast(33)
                    && cause is KeyStoreException { NumericErrorCode: KeyDoesNotExist or KeyCorrupted }
                )
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The key store fails now and then for no lasting reason (https://github.com/dotnet/maui/issues/18230).</summary>
    private static T RetryOnce<T>(Func<T> operation)
    {
        try
        {
            return operation();
        }
        catch (Java.Lang.Exception)
        {
            return operation();
        }
    }
}
