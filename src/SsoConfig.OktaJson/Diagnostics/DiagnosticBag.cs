using System.Globalization;
using SsoConfig.OktaJson.Input;
using SsoConfig.OktaJson.Json;
using SsoConfig.OktaJson.Model;

namespace SsoConfig.OktaJson.Diagnostics;

/// <summary>Collects diagnostics, each once, however many layers and platforms lead to it.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<OktaJsonDiagnostic> _all = [];

    public IReadOnlyList<OktaJsonDiagnostic> All => _all;

    public void Add(OktaJsonRule rule, DocumentRange range, params string[] arguments) => Add(rule, range, fix: null, arguments);

    public void Add(OktaJsonRule rule, DocumentRange range, OktaJsonFix? fix, params string[] arguments) =>
        Add(Create(rule, range.ToLocation(), arguments, EquatableArray<OktaJsonLocation>.Empty, fix));

    public void AddWithRelated(
        OktaJsonRule rule,
        DocumentRange range,
        DocumentRange related,
        OktaJsonFix? fix,
        params string[] arguments
    ) => Add(Create(rule, range.ToLocation(), arguments, EquatableArray<OktaJsonLocation>.From([related.ToLocation()]), fix));

    /// <summary>Two members of one object mean the same.</summary>
    public void AddDuplicate(OktaJsonDocument document, string name, JsonMember first, JsonMember second)
    {
        var line = (document.Lines.At(first.Key.Range.Start).Line + 1).ToString(CultureInfo.InvariantCulture);
        var (here, there) = (new DocumentRange(document, second.Key.Range), new DocumentRange(document, first.Key.Range));
        AddWithRelated(OktaJsonRules.DuplicateKey, here, there, fix: null, name, first.Key.Value, line, second.Key.Value);
    }

    public void AddWithoutLocation(OktaJsonRule rule, params string[] arguments) =>
        Add(Create(rule, null, arguments, EquatableArray<OktaJsonLocation>.Empty, null));

    public void Add(OktaJsonDiagnostic diagnostic)
    {
        // There are few, if any.
        foreach (var known in _all)
        {
            if (AreSame(known, diagnostic))
            {
                return;
            }
        }

        _all.Add(diagnostic);
    }

    /// <summary>All diagnostics by file, then by location, then by rule.</summary>
    public EquatableArray<OktaJsonDiagnostic> ToSorted()
    {
        if (_all.Count == 0)
        {
            return EquatableArray<OktaJsonDiagnostic>.Empty;
        }

        // There are few, and those that compare as equal keep their order.
        var sorted = new List<OktaJsonDiagnostic>(_all.Count);
        foreach (var diagnostic in _all)
        {
            var at = sorted.Count;
            while (at > 0 && Compare(sorted[at - 1], diagnostic) > 0)
            {
                at--;
            }

            sorted.Insert(at, diagnostic);
        }

        return EquatableArray<OktaJsonDiagnostic>.From(sorted);
    }

    private static int Compare(OktaJsonDiagnostic left, OktaJsonDiagnostic right)
    {
        var byPath = string.CompareOrdinal(left.Location?.Path, right.Location?.Path);
        var byStart = byPath != 0 ? byPath : (left.Location?.Range.Start ?? -1).CompareTo(right.Location?.Range.Start ?? -1);
        return byStart != 0 ? byStart : string.CompareOrdinal(left.Rule.Id, right.Rule.Id);
    }

    private static OktaJsonDiagnostic Create(
        OktaJsonRule rule,
        OktaJsonLocation? location,
        string[] arguments,
        EquatableArray<OktaJsonLocation> related,
        OktaJsonFix? fix
    ) => new(rule, location, EquatableArray<string>.From(arguments), related, fix);

    /// <summary>
    /// The first argument names the subject (two keys can be missing at the same brace); later ones may depend on the platform.
    /// </summary>
    private static bool AreSame(OktaJsonDiagnostic left, OktaJsonDiagnostic right) =>
        left.Rule == right.Rule
        && left.Location?.Path == right.Location?.Path
        && left.Location?.Range == right.Location?.Range
        && left.Arguments[0] == right.Arguments[0];
}
