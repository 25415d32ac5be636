using System.Security.Cryptography;

namespace SsoConfig.Tests.Provider;

/// <summary>
/// Keys of 2048 bits. Creating one takes longer than the rest of a test, and mutation testing runs each test some hundred times in a
/// process. There are so many, each for the next one who asks, that no test meets one of its own keys again.
/// </summary>
internal static class RsaKeys
{
    private static readonly Lazy<RSAParameters>[] Keys = [.. Enumerable.Range(0, 64).Select(static _ => new Lazy<RSAParameters>(Create))];

    private static uint _taken;

    public static RSA Next() => RSA.Create(Keys[Interlocked.Increment(ref _taken) % Keys.Length].Value);

    private static RSAParameters Create()
    {
        using var rsa = RSA.Create(2048);
        return rsa.ExportParameters(includePrivateParameters: true);
    }
}
