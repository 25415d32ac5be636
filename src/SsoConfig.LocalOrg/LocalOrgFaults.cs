using SsoConfig.LocalOrg.Faults;
using SsoConfig.LocalOrg.Routes;

namespace SsoConfig.LocalOrg;

/// <summary>The faults of a running org. They can be replaced at any time, even while the org processes requests.</summary>
public sealed class LocalOrgFaults
{
    private readonly Lock _gate = new();
    private List<FaultDescription> _faults = [];

    internal LocalOrgFaults() { }

    /// <summary>Replaces all faults. Without an argument the org works as it should again.</summary>
    /// <param name="faults">The faults from now on; counted ones start with their full number.</param>
    public void Set(params IEnumerable<Fault> faults)
    {
        List<FaultDescription> next = [.. faults.Select(static fault => fault.Description)];
        lock (_gate)
        {
            _faults = next;
        }
    }

    internal bool Has<T>()
        where T : FaultDescription => Find<T>() is not null;

    internal T? Find<T>()
        where T : FaultDescription
    {
        lock (_gate)
        {
            return _faults.OfType<T>().FirstOrDefault();
        }
    }

    /// <summary>The effects on one request to an endpoint; each counted fault is used up once.</summary>
    internal IReadOnlyList<FaultEffect> Take(OrgEndpoint endpoint)
    {
        lock (_gate)
        {
            var hits = _faults.OfType<FaultDescription.OfEndpoint>().Where(fault => fault.Endpoint == endpoint).ToList();
            foreach (var hit in hits.Where(static hit => hit.Times is not null))
            {
                UseUp(hit);
            }

            return [.. hits.Select(static hit => hit.Effect)];
        }
    }

    private void UseUp(FaultDescription.OfEndpoint fault)
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
