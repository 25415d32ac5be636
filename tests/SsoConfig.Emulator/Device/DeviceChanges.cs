using SsoConfig.Emulator.Bridge;

namespace SsoConfig.Emulator.Device;

/// <summary>What a run has changed on a device that it does not own, and how each of it is undone.</summary>
internal sealed class DeviceChanges
{
    private readonly Stack<(string What, Func<CancellationToken, Task> UndoAsync)> _changes = [];

    /// <summary>Before the change is made: it may be, although its command was cancelled.</summary>
    public void Add(string what, Func<CancellationToken, Task> undoAsync)
    {
        if (!_changes.Any(change => change.What == what))
        {
            _changes.Push((what, undoAsync));
        }
    }

    /// <summary>Undoes them, the last one first.</summary>
    /// <returns>What is left on the device, and why.</returns>
    public async Task<IReadOnlyList<string>> UndoAsync(CancellationToken cancellationToken)
    {
        var left = new List<string>();
        while (_changes.TryPop(out var change))
        {
            try
            {
                await change.UndoAsync(cancellationToken);
            }
            catch (DeviceException problem)
            {
                left.Add($"{change.What}: {problem.Message}");
            }
        }

        return left;
    }
}
