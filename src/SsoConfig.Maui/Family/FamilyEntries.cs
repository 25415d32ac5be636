using System;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SsoConfig.Maui.Storage;

namespace SsoConfig.Maui.Family;

/// <summary>The copy in the app's secure storage. One instance in a process: the app and its provider change it.</summary>
internal sealed class FamilyEntries(ITokenStore store, string family) : IFamilyEntries, IDisposable
{
    private readonly string _name = $"family.{family}";
    private readonly InProcessLock _lock = new();
    private readonly Reports _changes = new();

    public async Task<FamilyEntry> ReadAsync(CancellationToken cancellationToken)
    {
        await using var held = (await _lock.AcquireAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        return await FindAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<FamilyEntry> ChangeAsync(Func<FamilyEntry, FamilyEntry> change, CancellationToken cancellationToken)
    {
        await using var held = (await _lock.AcquireAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        var current = await FindAsync(cancellationToken).ConfigureAwait(false);
        var next = change(current);
        if (next != current)
        {
            await store.WriteAsync(_name, Encoding.UTF8.GetBytes(next.Serialize()), cancellationToken).ConfigureAwait(false);
            _changes.Report();
        }

        return next;
    }

    public IDisposable Watch(Action changed) => _changes.Add(changed);

    public void Dispose() => _lock.Dispose();

    private async Task<FamilyEntry> FindAsync(CancellationToken cancellationToken) =>
        await store.ReadAsync(_name, cancellationToken).ConfigureAwait(false) is { } stored
            ? FamilyEntry.Parse(Encoding.UTF8.GetString(stored))
            : FamilyEntry.None;
}
