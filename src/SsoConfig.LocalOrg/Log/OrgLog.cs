namespace SsoConfig.LocalOrg;

/// <summary>What happened in a local org, oldest first. The oldest events go when there are too many.</summary>
public sealed class OrgLog(TimeProvider clock)
{
    private const int Capacity = 10_000;
    private readonly Lock _gate = new();
    private readonly Queue<OrgEvent> _events = new();
    private int _count;

    /// <summary>Called with every event, one at a time.</summary>
    public event Action<OrgEvent>? Added;

    /// <summary>The events so far.</summary>
    public IReadOnlyList<OrgEvent> Events => After(0);

    /// <summary>The events after the one with this number.</summary>
    public IReadOnlyList<OrgEvent> After(int number)
    {
        lock (_gate)
        {
            return [.. _events.Where(one => one.Number > number)];
        }
    }

    internal void Add(OrgEvent happened)
    {
        lock (_gate)
        {
            var entry = happened with { Number = ++_count, At = clock.GetUtcNow() };
            _events.Enqueue(entry);
            if (_events.Count > Capacity)
            {
                _events.Dequeue();
            }

            Added?.Invoke(entry);
        }
    }
}
