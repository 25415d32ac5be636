namespace SsoConfig;

/// <summary>
/// Keeps the one credential that the apps of a family share on a device (Native SSO 1.0), readable by those apps and this user only. The
/// credential is opaque: a store neither looks into it nor logs it. It is as confidential as a refresh token of every app of the family.
/// </summary>
/// <remarks>
/// An implementation may throw whatever its platform throws; the client then signs in through the browser. A value that cannot be read
/// back (corrupted, from another device, or from a sibling that is not trusted) counts as absent.
/// </remarks>
public interface IFamilyCredentialStore
{
    /// <summary>The stored credential, or <see langword="null"/> if there is none that can be read.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    ValueTask<string?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The credential as this app has it itself: where each app keeps a copy, without asking the others, which would start them. This is
    /// what is read after a report of <see cref="Watch"/>. By default <see cref="ReadAsync"/>, for a store that the apps share.
    /// </summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    ValueTask<string?> ReadOwnCopyAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    /// <summary>
    /// Stores the credential in the place of any other, as a whole: a kill of the process leaves the old one or the new one, never half.
    /// </summary>
    /// <param name="credential">The new credential.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    ValueTask WriteAsync(string credential, CancellationToken cancellationToken);

    /// <summary>
    /// Removes exactly this credential, wherever an app of the family keeps a copy of it. A different one stays: another app has signed in
    /// since.
    /// </summary>
    /// <param name="credential">The credential as it was read or written.</param>
    /// <param name="cancellationToken">Cancels the removal.</param>
    ValueTask DeleteAsync(string credential, CancellationToken cancellationToken);

    /// <summary>
    /// Waits until no other holder has the lock: in this process, and in the other apps of the family where the platform can do that.
    /// Reading, writing and deleting don't need it, and must work while it is held. Dispose the result to release it; a process that ends
    /// releases it too.
    /// </summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Reports changes, also by other apps: <paramref name="changed"/> is called, from any thread, soon after the credential may have
    /// changed, until the result is disposed. Once too often does no harm: a report is only a reason to read. <see langword="null"/> from a
    /// store that cannot tell (as by default): an app then notices the end of the shared session at its next refresh.
    /// </summary>
    /// <param name="changed">Returns at once and throws nothing.</param>
    /// <returns>Ends the reports when it is disposed; <see langword="null"/> if there are none.</returns>
    IDisposable? Watch(Action changed) => null;
}
