using System.Collections.Concurrent;

namespace SsoConfig.DPoP;

/// <summary>
/// The boundary to the app's key store: whatever it throws becomes a <see cref="ProofKeyException"/>. The public part of a key is read once
/// in a process.
/// </summary>
internal sealed class ProofKeys(IProofKeyStore store)
{
    private readonly ConcurrentDictionary<string, ProofKey> _known = new(StringComparer.Ordinal);

    public async ValueTask<ProofKey> CreateAsync(string name, CancellationToken cancellationToken)
    {
        var publicKey = await GuardAsync(() => store.CreateAsync(name, cancellationToken), cancellationToken).ConfigureAwait(false);
        return _known[name] = Create(name, publicKey);
    }

    /// <exception cref="ProofKeyException">The key is gone, or the store failed.</exception>
    public async ValueTask<ProofKey> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(name, out var known))
        {
            return known;
        }

        var publicKey =
            await GuardAsync(() => store.FindAsync(name, cancellationToken), cancellationToken).ConfigureAwait(false)
            ?? throw new ProofKeyException(ProofErrors.KeyLost);
        return _known[name] = Create(name, publicKey);
    }

    public async ValueTask DeleteAsync(string name, CancellationToken cancellationToken)
    {
        _known.TryRemove(name, out _);
        await GuardAsync(
                async () =>
                {
                    await store.DeleteAsync(name, cancellationToken).ConfigureAwait(false);
                    return true;
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    private ProofKey Create(string name, System.Security.Cryptography.ECPoint publicKey) =>
        new(
            name,
            publicKey,
            (data, cancellationToken) => GuardAsync(() => store.SignAsync(name, data, cancellationToken), cancellationToken)
        );

    private static async ValueTask<T> GuardAsync<T>(Func<ValueTask<T>> step, CancellationToken cancellationToken)
    {
        try
        {
            return await step().ConfigureAwait(false);
        }
        catch (Exception exception) when (!(exception is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            throw new ProofKeyException(ProofErrors.KeyStoreFailed(exception), exception);
        }
    }
}
