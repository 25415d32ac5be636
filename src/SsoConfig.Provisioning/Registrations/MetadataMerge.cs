using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Http;

namespace SsoConfig.Provisioning.Registrations;

/// <summary>
/// Changes client metadata (RFC 7591, section 2; Okta uses the same names) to what okta.json says and notes each change. Everything else
/// stays: another environment's redirect URI, a grant type that was added in the console.
/// </summary>
internal sealed class MetadataMerge
{
    private readonly List<FieldChange> _changes = [];
    private readonly List<string> _removed = [];

    public IReadOnlyList<FieldChange> Changes => _changes;

    /// <summary>Values that nobody had put there by this tool, and that are gone.</summary>
    public IReadOnlyList<string> Removed => _removed;

    public void Set(JsonObject target, string field, JsonNode wanted)
    {
        var current = target[field];
        if (!JsonNode.DeepEquals(current, wanted))
        {
            _changes.Add(FieldChange.Create(field, current, wanted));
            target[field] = wanted;
        }
    }

    /// <param name="ours">What this tool put there before, and so may take away.</param>
    /// <param name="exact">Whether everything else goes too.</param>
    public void Include(
        JsonObject target,
        string field,
        IReadOnlyList<string> wanted,
        IReadOnlyList<string>? ours = null,
        bool exact = false
    )
    {
        var current = target.Texts(field);
        var kept = current.Where(value => wanted.Contains(value) || (!exact && ours?.Contains(value) != true)).ToList();
        _removed.AddRange(current.Except(kept).Where(value => ours?.Contains(value) != true));
        List<string> result = [.. kept, .. wanted.Except(kept)];
        if (!result.SequenceEqual(current))
        {
            _changes.Add(FieldChange.Create(field, target[field], result.ToJson()));
            target[field] = result.ToJson();
        }
    }
}
