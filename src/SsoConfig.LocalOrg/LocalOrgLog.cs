namespace SsoConfig.LocalOrg;

/// <summary>The log of a local org: the last 10,000 events, oldest first.</summary>
public sealed class LocalOrgLog
{
    private const int Capacity = 10_000;
    private readonly Lock _gate = new();
    private readonly Queue<LocalOrgEvent> _events = new();
    private readonly TimeProvider _clock;
    private int _count;

    internal LocalOrgLog(TimeProvider clock) => _clock = clock;

    /// <summary>Raised for each event, one at a time, before the client receives the response.</summary>
    public event EventHandler<LocalOrgEvent>? Added;

    /// <summary>The events so far.</summary>
    public IReadOnlyList<LocalOrgEvent> Events => After(0);

    /// <summary>Returns the events after the one with this <see cref="LocalOrgEvent.Number"/>.</summary>
    /// <param name="number">A number of an event; 0 returns all events.</param>
    public IReadOnlyList<LocalOrgEvent> After(int number)
    {
        lock (_gate)
        {
            return [.. _events.Where(one => one.Number > number)];
        }
    }

    internal void Add(LocalOrgEvent happened)
    {
        lock (_gate)
        {
            var entry = happened with { Number = ++_count, At = _clock.GetUtcNow() };
            _events.Enqueue(entry);
            if (_events.Count > Capacity)
            {
                _events.Dequeue();
            }

            Added?.Invoke(this, entry);
        }
    }
}
