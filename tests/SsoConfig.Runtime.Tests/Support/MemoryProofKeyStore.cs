using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace SsoConfig.Tests.Support;

/// <summary>A key store in memory, of which a test can lose keys as a device does.</summary>
internal sealed class MemoryProofKeyStore : IProofKeyStore, IDisposable
{
    private readonly ConcurrentDictionary<string, ECDsa> _keys = new();

    public ICollection<string> Names => _keys.Keys;

    /// <summary>
    /// Throws in the place of the operations it returns an exception for: <c>create</c>, <c>find</c>, <c>sign</c>, <c>delete</c>.
    /// </summary>
    public Func<string, Exception?> Fail { get; set; } = static _ => null;

    /// <summary>How many bytes of each signature are kept.</summary>
    public int SignatureBytes { get; set; } = 64;

    public void LoseAll() => _keys.Clear();

    public ValueTask<ECPoint> CreateAsync(string name, CancellationToken cancellationToken)
    {
        Note("create");
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.True(_keys.TryAdd(name, key));
        return new ValueTask<ECPoint>(key.ExportParameters(includePrivateParameters: false).Q);
    }

    public ValueTask<ECPoint?> FindAsync(string name, CancellationToken cancellationToken)
    {
        Note("find");
        return new ValueTask<ECPoint?>(_keys.GetValueOrDefault(name)?.ExportParameters(includePrivateParameters: false).Q);
    }

    public ValueTask<byte[]?> SignAsync(string name, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        Note("sign");
        var signature = _keys.GetValueOrDefault(name)?.SignData(data.Span, HashAlgorithmName.SHA256);
        return new ValueTask<byte[]?>(signature?[..SignatureBytes]);
    }

    public ValueTask DeleteAsync(string name, CancellationToken cancellationToken)
    {
        Note("delete");
        _keys.TryRemove(name, out _);
        return ValueTask.CompletedTask;
    }

    public void Dispose() => _keys.Values.ToList().ForEach(static key => key.Dispose());

    private void Note(string operation)
    {
        if (Fail(operation) is { } exception)
        {
            throw exception;
        }
    }
}
