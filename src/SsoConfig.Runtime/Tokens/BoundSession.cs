using Microsoft.Extensions.Logging;
using SsoConfig.Diagnostics;
using SsoConfig.Storage;

namespace SsoConfig.Tokens;

/// <summary>The sign-in as far as its key is concerned: without the key no token of it is of any use, and it ends.</summary>
internal sealed class BoundSession(SessionStore store, SessionCache sessions, SessionKeys keys, ILogger logger)
{
    /// <summary>
    /// Ends the sign-in of a key that is gone, unless another one has taken its place. Not cancelled by the caller: the key stays gone.
    /// </summary>
    public async Task EndAsync(string keyName)
    {
        await using var @lock = (await store.LockAsync(CancellationToken.None).ConfigureAwait(false)).ConfigureAwait(false);
        if ((await sessions.ReadAsync(CancellationToken.None).ConfigureAwait(false))?.ProofKeyName == keyName)
        {
            await EndLockedAsync(keyName).ConfigureAwait(false);
        }
    }

    /// <summary>Ends the current sign-in, whose key is gone; the caller holds the store's lock.</summary>
    public async Task EndLockedAsync(string? keyName)
    {
        Log.ProofKeyLost(logger);
        await sessions.LoseKeyAsync(CancellationToken.None).ConfigureAwait(false);
        await keys.ReleaseAsync(keyName).ConfigureAwait(false);
    }
}
