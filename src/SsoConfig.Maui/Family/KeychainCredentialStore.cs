using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SsoConfig.Maui.Storage;

namespace SsoConfig.Maui.Family;

/// <summary>
/// The family's credential in a keychain group. A keychain that is locked, or a group that the app was not signed for, is an exception and
/// not an absent credential.
/// </summary>
/// <param name="keychain">The items of the group.</param>
/// <param name="app">What tells this app from the others of the family.</param>
/// <param name="marks">
/// Whether this installation has used the group: the marks are deleted with the app, and keychain items are not.
/// </param>
/// <param name="returns">Reports that the app is in the foreground again.</param>
internal sealed class KeychainCredentialStore(IFamilyKeychain keychain, string app, InstallationMarks marks, Reports returns)
    : IFamilyCredentialStore,
        IDisposable
{
    private const string Mark = "family";

    private readonly InProcessLock _lock = new();
    private readonly object _joining = new();

    private readonly Reports _writes = new();

    public ValueTask<string?> ReadAsync(CancellationToken cancellationToken)
    {
        Join();
        return ValueTask.FromResult(Find());
    }

    public ValueTask WriteAsync(string credential, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(credential);
        Join();
        var status = keychain.UpdateCredential(credential);
        if (status == KeychainStatus.ItemNotFound)
        {
            status = keychain.AddCredential(credential);
        }

        // Another app was faster.
        Require(status == KeychainStatus.DuplicateItem ? keychain.UpdateCredential(credential) : status);
        _writes.Report();
        return ValueTask.CompletedTask;
    }

    public ValueTask DeleteAsync(string credential, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(credential);
        Require(keychain.RemoveCredential(credential), KeychainStatus.ItemNotFound);
        return ValueTask.CompletedTask;
    }

    /// <summary>Only in this process: of the apps on a phone, one is in the foreground.</summary>
    public ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken) => _lock.AcquireAsync(cancellationToken);

    /// <summary>
    /// The keychain reports nothing. What another app has changed is found when this one comes to the foreground: only then did the other
    /// one leave it, and one reading is cheap. The system may have ended this app in between, so the first look is now.
    /// </summary>
    public IDisposable Watch(Action changed)
    {
        var watch = new WatchPair(returns.Add(changed), _writes.Add(changed));
        changed();
        return watch;
    }

    public void Dispose() => _lock.Dispose();

    /// <summary>
    /// At the first use of an installation. If no other app of the family has ever used the group, a credential in it is left from an
    /// earlier installation of this app, which the user has removed with everything in it. Whether others are still installed, no app can
    /// know.
    /// </summary>
    private void Join()
    {
        if (marks.IsSet(Mark))
        {
            return;
        }

        // Once: a second one, on another thread, would take what this installation has just written for a leftover.
        lock (_joining)
        {
            if (!marks.IsSet(Mark))
            {
                JoinAtFirstUse();
            }
        }
    }

    private void JoinAtFirstUse()
    {
        IReadOnlyList<string> members;
        Require(keychain.FindMembers(out members), KeychainStatus.ItemNotFound);
        if (members.All(member => member == app) && Find() is { } leftover)
        {
            Require(keychain.RemoveCredential(leftover), KeychainStatus.ItemNotFound);
        }

        Require(keychain.AddMember(app), KeychainStatus.DuplicateItem);
        marks.Set(Mark);
    }

    private string? Find()
    {
        var status = keychain.FindCredential(out var credential);
        if (status is KeychainStatus.ItemNotFound or KeychainStatus.Decode)
        {
            return null;
        }

        Require(status);
        return credential;
    }

    private static void Require(int status, int alsoFine = KeychainStatus.Success)
    {
        if (status != KeychainStatus.Success && status != alsoFine)
        {
            throw new KeychainException(status, isShared: true);
        }
    }
}
