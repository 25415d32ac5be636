namespace SsoConfig.LocalOrg;

/// <summary>The faults of a running org. They can be replaced at any time, also while requests are on their way.</summary>
public sealed class FaultState
{
    private readonly Lock _gate = new();
    private List<Fault> _faults = [];

    /// <summary>Replaces all faults; counted ones start anew.</summary>
    public void Set(params IEnumerable<Fault> faults)
    {
        lock (_gate)
        {
            _faults = [.. faults];
        }
    }

    internal bool Has<T>()
        where T : Fault => Find<T>() is not null;

    internal T? Find<T>()
        where T : Fault
    {
        lock (_gate)
        {
            return _faults.OfType<T>().FirstOrDefault();
        }
    }

    /// <summary>The effects for one request to an endpoint; a counted fault is used up by them.</summary>
    internal IReadOnlyList<FaultEffect> Take(OrgEndpoint endpoint)
    {
        lock (_gate)
        {
            var hits = _faults.OfType<Fault.OfEndpoint>().Where(fault => fault.Endpoint == endpoint).ToList();
            foreach (var hit in hits.Where(static hit => hit.Times is not null))
            {
                UseUp(hit);
            }

            return [.. hits.Select(static hit => hit.Effect)];
        }
    }

    private void UseUp(Fault.OfEndpoint fault)
    {
        var index = _faults.IndexOf(fault);
        if (fault.Times > 1)
        {
            _faults[index] = fault with { Times = fault.Times - 1 };
        }
        else
        {
            _faults.RemoveAt(index);
        }
    }
}
