using SsoConfig.Protocol;
using SsoConfig.Storage;

namespace SsoConfig.SignIn;

/// <summary>
/// The one sign-in that waits for its response, in the store, so that whichever process gets the response can complete it. It is claimed
/// once; a claimed one stays until its tokens are stored, so that a sign-out in between, also in another process, is noticed: it deletes
/// the pending sign-in.
/// </summary>
internal sealed class PendingSignIns(SessionStore store, SessionKeys keys, SsoClientOptions clientOptions)
{
    public async Task WriteAsync(PendingAuthorization pending, CancellationToken cancellationToken)
    {
        await using var @lock = (await store.LockAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        await store.WritePendingAsync(pending, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Keeps the browser that is about to be opened for it, unless another sign-in has taken its place.</summary>
    public async Task SetBrowserAsync(PendingAuthorization pending, string browserName, CancellationToken cancellationToken)
    {
        await using var @lock = (await store.LockAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        if (
            await store.ReadPendingAsync(cancellationToken).ConfigureAwait(false) is { IsClaimed: false } current
            && current.State == pending.State
        )
        {
            await store.WritePendingAsync(current with { BrowserName = browserName }, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The sign-in that waits, if there is one and it has not expired.</summary>
    public async Task<Outcome<PendingAuthorization>> FindAsync(CancellationToken cancellationToken)
    {
        if (await store.ReadPendingAsync(cancellationToken).ConfigureAwait(false) is not { IsClaimed: false } pending)
        {
            return SignInErrors.NoPendingSignIn;
        }

        if (clientOptions.TimeProvider.GetUtcNow() - pending.StartedAt <= clientOptions.PendingSignInLifetime)
        {
            return pending;
        }

        await DeleteAsync(pending, cancellationToken).ConfigureAwait(false);
        return SignInErrors.PendingSignInExpired;
    }

    /// <summary>Claims it for a response: after that, a copy of the response finds nothing.</summary>
    /// <returns>Whether it was still there to be claimed.</returns>
    public async Task<bool> TryClaimAsync(PendingAuthorization pending, CancellationToken cancellationToken)
    {
        await using var @lock = (await store.LockAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        if (
            await store.ReadPendingAsync(cancellationToken).ConfigureAwait(false) is not { IsClaimed: false } current
            || current.State != pending.State
        )
        {
            return false;
        }

        await store.WritePendingAsync(current with { IsClaimed = true }, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Whether it was claimed and its tokens are not stored yet.</summary>
    public async Task<bool> IsClaimedAsync(PendingAuthorization pending, CancellationToken cancellationToken) =>
        await store.ReadPendingAsync(cancellationToken).ConfigureAwait(false) is { IsClaimed: true } current
        && current.State == pending.State;

    /// <summary>Whether it is still there; the caller holds the store's lock.</summary>
    public async Task<bool> IsCurrentAsync(PendingAuthorization pending, CancellationToken cancellationToken) =>
        (await store.ReadPendingAsync(cancellationToken).ConfigureAwait(false))?.State == pending.State;

    /// <summary>Deletes it, unless another one has taken its place.</summary>
    public async Task DeleteAsync(PendingAuthorization pending, CancellationToken cancellationToken)
    {
        await using var @lock = (await store.LockAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        if (await IsCurrentAsync(pending, cancellationToken).ConfigureAwait(false))
        {
            await store.DeletePendingAsync(cancellationToken).ConfigureAwait(false);
            await keys.ReleaseAsync(pending.ProofKeyName).ConfigureAwait(false);
        }
    }
}
