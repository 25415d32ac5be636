using System.Security.Cryptography;
using Foundation;

#pragma warning disable IDE0130 // In the place of Apple's own types, as far as the adapters use them.
namespace Security;

#pragma warning restore IDE0130

internal enum SecKeyType
{
    Invalid,
    ECSecPrimeRandom,
}

internal enum SecKeyClass
{
    Invalid,
    Private,
}

internal enum SecTokenID
{
    None,
    SecureEnclave,
}

internal enum SecKeyAlgorithm
{
    EcdsaSignatureMessageX962Sha256,
}

[Flags]
internal enum SecAccessControlCreateFlags
{
    None = 0,
    PrivateKeyUsage = 1,
}

internal sealed class SecAccessControl(SecAccessible accessible, SecAccessControlCreateFlags flags) : IDisposable
{
    public SecAccessible Accessible => accessible;

    public SecAccessControlCreateFlags Flags => flags;

    public void Dispose() { }
}

internal class SecKeyParameters
{
    public string? AccessGroup { get; private set; }

    public bool? IsPermanent { get; set; }

    public NSData? ApplicationTag { get; set; }

    public SecAccessControl? AccessControl { get; set; }

    protected void SetStringValue(NSString key, string? value)
    {
        Assert.Equal("agrp", key.ToString());
        AccessGroup = value;
    }
}

internal sealed class SecKeyGenerationParameters
{
    public SecKeyType KeyType { get; set; }

    public int? KeySizeInBits { get; set; }

    public SecKeyParameters PrivateKeyAttrs { get; set; } = new();

    public SecTokenID TokenID { get; set; }
}

/// <summary>A key of the keychain, the enclave's too.</summary>
internal sealed class SecKey(ECDsa key) : IDisposable
{
    public static SecKey? CreateRandomKey(SecKeyGenerationParameters parameters, out NSError? error)
    {
        Assert.Equal((SecKeyType.ECSecPrimeRandom, 256), (parameters.KeyType, parameters.KeySizeInBits));
        var attributes = parameters.PrivateKeyAttrs;
        Assert.True(attributes.IsPermanent);
        var created = new SecKey(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        var status = SecKeyChain.Add(
            new SecRecord(SecKind.Key)
            {
                ApplicationTag = attributes.ApplicationTag,
                AccessGroup = attributes.AccessGroup,
                Key = created,
            }
        );
        error = status == SecStatusCode.Success ? null : new NSError { Code = (int)status };
        return error is null ? created : null;
    }

    public SecKey GetPublicKey() => this;

    public NSData GetExternalRepresentation()
    {
        var point = key.ExportParameters(false).Q;
        return NSData.FromArray([4, .. point.X!, .. point.Y!]);
    }

    public NSData? CreateSignature(SecKeyAlgorithm algorithm, NSData data, out NSError? error)
    {
        Assert.Equal(SecKeyAlgorithm.EcdsaSignatureMessageX962Sha256, algorithm);
        error = null;
        return NSData.FromArray(key.SignData(data.ToArray(), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }

    /// <summary>The keychain still has it.</summary>
    public void Dispose() { }
}
