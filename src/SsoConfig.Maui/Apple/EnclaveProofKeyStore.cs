using System;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Foundation;
using Security;
using SsoConfig.Maui.Storage;

namespace SsoConfig.Maui.Apple;

/// <summary>
/// The Secure Enclave: a key is made there and does not leave it; what is in the keychain is a reference that works on this device only. A
/// simulator, and a Mac without an enclave, have the key itself in the keychain, out of backups and of iCloud Keychain. It may be used once
/// the device was unlocked after its start (https://developer.apple.com/documentation/security/protecting-keys-with-the-secure-enclave).
/// </summary>
internal sealed class EnclaveProofKeyStore : IProofKeyStore
{
    private const string Prefix = "sso-proof-";
    private const int KeyBits = 256;

    /// <summary>kSecAttrAccessGroup, which <see cref="SecKeyParameters"/> has no property for.</summary>
    private const string AccessGroupAttribute = "agrp";

    // Not on the caller's thread, which may be the user interface's: the enclave is a processor of its own.
    public async ValueTask<ECPoint> CreateAsync(string name, CancellationToken cancellationToken) =>
        await Task.Run(() => Create(name), cancellationToken).ConfigureAwait(false);

    public async ValueTask<ECPoint?> FindAsync(string name, CancellationToken cancellationToken) =>
        await Task.Run(() => Find(name), cancellationToken).ConfigureAwait(false);

    public async ValueTask<byte[]?> SignAsync(string name, ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        await Task.Run(() => Sign(name, data.ToArray()), cancellationToken).ConfigureAwait(false);

    public async ValueTask DeleteAsync(string name, CancellationToken cancellationToken) =>
        await Task.Run(() => Delete(name), cancellationToken).ConfigureAwait(false);

    private static ECPoint Create(string name)
    {
        using var tag = TagOf(name);
        var group = FindGroup();
        using var key = CreateInEnclave(tag, group) ?? CreateInKeychain(tag, group);
        return PointOf(key);
    }

    /// <summary><see langword="null"/> if there is no enclave.</summary>
    private static SecKey? CreateInEnclave(NSData tag, string? group)
    {
#if IOS
        if (ObjCRuntime.Runtime.Arch == ObjCRuntime.Arch.SIMULATOR)
        {
            return null;
        }
#endif
        var key = Generate(tag, group, SecTokenID.SecureEnclave, SecAccessControlCreateFlags.PrivateKeyUsage, out var status);
        return key is not null || KeychainStatus.IsEnclaveMissing(status) ? key : throw new KeychainException(status);
    }

    private static SecKey CreateInKeychain(NSData tag, string? group) =>
        Generate(tag, group, SecTokenID.None, default, out var status) ?? throw new KeychainException(status);

    private static SecKey? Generate(NSData tag, string? group, SecTokenID token, SecAccessControlCreateFlags flags, out int status)
    {
        using var access = new SecAccessControl(SecAccessible.AfterFirstUnlockThisDeviceOnly, flags);
        var parameters = new SecKeyGenerationParameters
        {
            KeyType = SecKeyType.ECSecPrimeRandom,
            KeySizeInBits = KeyBits,
            PrivateKeyAttrs = new KeyAttributes(group)
            {
                IsPermanent = true,
                ApplicationTag = tag,
                AccessControl = access,
            },
        };
        if (token != SecTokenID.None)
        {
            parameters.TokenID = token;
        }

        var key = SecKey.CreateRandomKey(parameters, out var error);
        status = StatusOf(error);
        return key;
    }

    private static ECPoint? Find(string name)
    {
        using var key = Open(name);
        return key is null ? null : PointOf(key);
    }

    private static byte[]? Sign(string name, byte[] data)
    {
        using var key = Open(name);
        if (key is null)
        {
            return null;
        }

        using var input = NSData.FromArray(data);
        using var signature = key.CreateSignature(SecKeyAlgorithm.EcdsaSignatureMessageX962Sha256, input, out var error);
        return signature is null
            ? throw new KeychainException(StatusOf(error))
            : EllipticCurveFormats.SignatureFromDer(signature.ToArray());
    }

    private static void Delete(string name)
    {
        using var query = Query(name);
        var status = (int)SecKeyChain.Remove(query);
        if (status is not (KeychainStatus.Success or KeychainStatus.ItemNotFound))
        {
            throw new KeychainException(status);
        }
    }

    /// <summary><see langword="null"/> if there is none. A keychain that is locked is not the end of a key.</summary>
    private static SecKey? Open(string name)
    {
        using var query = Query(name);
        var key = SecKeyChain.QueryAsConcreteType(query, out var status) as SecKey;
        return (int)status switch
        {
            KeychainStatus.Success => key,
            KeychainStatus.ItemNotFound => null,
            var other => throw new KeychainException(other),
        };
    }

    private static SecRecord Query(string name)
    {
        var record = new SecRecord(SecKind.Key)
        {
            KeyType = SecKeyType.ECSecPrimeRandom,
            KeyClass = SecKeyClass.Private,
            ApplicationTag = TagOf(name),
        };
        if (FindGroup() is { } group)
        {
            record.AccessGroup = group;
        }

        return record;
    }

    /// <summary>Of this app alone: in a group of several, each would sign with the others' keys, and delete them.</summary>
    private static string? FindGroup() =>
        AccessGroups.FindOwn(out var group) is var status && status == SecStatusCode.Success
            ? group
            : throw new KeychainException((int)status);

    private static NSData TagOf(string name) => NSData.FromString(Prefix + name, NSStringEncoding.UTF8);

    private static ECPoint PointOf(SecKey key)
    {
        using var publicKey = key.GetPublicKey();
        using var encoded = publicKey?.GetExternalRepresentation();
        return EllipticCurveFormats.PointFromX963(
            encoded?.ToArray() ?? throw new CryptographicException("The keychain gave no public key.")
        );
    }

    private static int StatusOf(NSError? error) => error is null ? KeychainStatus.Success : (int)error.Code;

    private sealed class KeyAttributes : SecKeyParameters
    {
        public KeyAttributes(string? group)
        {
            if (group is not null)
            {
                using var attribute = new NSString(AccessGroupAttribute);
                SetStringValue(attribute, group);
            }
        }
    }
}
