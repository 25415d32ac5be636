using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using SsoConfig.Diagnostics;
using SsoConfig.DPoP;

namespace SsoConfig.Storage;

/// <summary>
/// The keys of the sign-ins, one each (RFC 9449): created before the browser opens, as the request already names it, and deleted with the
/// sign-in. Two users of one device, or two sign-ins of one user, have no key in common.
/// </summary>
/// <param name="keys">The app's key store; <see langword="null"/> if tokens are not bound.</param>
/// <param name="store">Where sign-ins, and a list of the keys, are kept.</param>
/// <param name="clientOptions">The clock.</param>
/// <param name="logger">Where a key that cannot be deleted is reported.</param>
internal sealed class SessionKeys(ProofKeys? keys, SessionStore store, SsoClientOptions clientOptions, ILogger logger)
{
    private const int NameBytes = 16;

    /// <summary>
    /// A key without a sign-in is left alone for so long: another process may have created it, and be about to store its pending sign-in.
    /// </summary>
    private static readonly TimeSpan Unclaimed = TimeSpan.FromMinutes(5);

    public bool AreUsed => keys is not null;

    /// <summary>A new key, or <see langword="null"/> if tokens are not bound.</summary>
    /// <exception cref="ProofKeyException">The key store failed.</exception>
    public async Task<ProofKey?> CreateAsync(CancellationToken cancellationToken)
    {
        if (keys is null)
        {
            return null;
        }

        var name = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(NameBytes));
        await NoteAsync(name, cancellationToken).ConfigureAwait(false);
        return await keys.CreateAsync(name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The key of a sign-in, or <see langword="null"/> if its tokens are not bound.</summary>
    /// <exception cref="ProofKeyException">The key is gone, or its store failed.</exception>
    public async ValueTask<ProofKey?> FindAsync(string? name, CancellationToken cancellationToken) =>
        name is null || keys is null ? null : await keys.FindAsync(name, cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Deletes a key that its sign-in needs no more, and others that have no sign-in; the caller holds the store's lock. What can't be
    /// deleted now is tried again at the next sign-in or sign-out: without its tokens, it is of no use to anyone.
    /// </summary>
    public async Task ReleaseAsync(string? released)
    {
        if (keys is null)
        {
            return;
        }

        try
        {
            await DeleteUnusedAsync(keys, released).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TokenStoreException or ProofKeyException)
        {
            Log.ProofKeyNotDeleted(logger, SsoErrorCodes.Storage);
        }
    }

    private async Task NoteAsync(string name, CancellationToken cancellationToken)
    {
        await using var @lock = (await store.LockAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        var noted = await store.ReadProofKeysAsync(cancellationToken).ConfigureAwait(false);
        var created = new StoredProofKey { Name = name, CreatedAt = clientOptions.TimeProvider.GetUtcNow() };
        await store.WriteProofKeysAsync([.. noted, created], cancellationToken).ConfigureAwait(false);
    }

    private async Task DeleteUnusedAsync(ProofKeys keyStore, string? released)
    {
        var noted = await store.ReadProofKeysAsync(CancellationToken.None).ConfigureAwait(false);
        var inUse = await store.ReadProofKeysInUseAsync(CancellationToken.None).ConfigureAwait(false);
        var now = clientOptions.TimeProvider.GetUtcNow();
        var unused = noted
            .Where(key => !inUse.Contains(key.Name) && (key.Name == released || (now - key.CreatedAt).Duration() > Unclaimed))
            .ToList();
        foreach (var key in unused)
        {
            await keyStore.DeleteAsync(key.Name, CancellationToken.None).ConfigureAwait(false);
        }

        if (unused.Count > 0)
        {
            await store.WriteProofKeysAsync([.. noted.Except(unused)], CancellationToken.None).ConfigureAwait(false);
        }
    }
}
