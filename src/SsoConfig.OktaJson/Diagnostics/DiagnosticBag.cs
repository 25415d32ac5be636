using System.Globalization;

namespace SsoConfig.OktaJson;

/// <summary>Collects mistakes, each once, however many layers and platforms lead to it.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<OktaJsonDiagnostic> _all = [];
    private HashSet<(OktaJsonRule Rule, string? Path, TextRange Range, string About)>? _known;

    public IReadOnlyList<OktaJsonDiagnostic> All => _all;

    public void Add(OktaJsonRule rule, Place place, params string[] arguments) => Add(rule, place, fix: null, arguments);

    public void Add(OktaJsonRule rule, Place place, OktaJsonFix? fix, params string[] arguments) =>
        Add(new OktaJsonDiagnostic(rule, place.ToLocation(), new(arguments), default, fix));

    public void AddWithRelated(OktaJsonRule rule, Place place, Place related, OktaJsonFix? fix, params string[] arguments) =>
        Add(new OktaJsonDiagnostic(rule, place.ToLocation(), new(arguments), new([related.ToLocation()]), fix));

    /// <summary>Two members of one object mean the same.</summary>
    public void AddDuplicate(OktaJsonDocument document, string name, JsonMember first, JsonMember second)
    {
        var line = (document.Lines.At(first.Key.Range.Start).Line + 1).ToString(CultureInfo.InvariantCulture);
        var (here, there) = (document.At(second.Key.Range), document.At(first.Key.Range));
        AddWithRelated(OktaJsonRules.DuplicateKey, here, there, fix: null, name, first.Key.Value, line, second.Key.Value);
    }

    public void AddWithoutPlace(OktaJsonRule rule, params string[] arguments) =>
        Add(new OktaJsonDiagnostic(rule, null, new(arguments), default, null));

    private void Add(OktaJsonDiagnostic diagnostic)
    {
        // The first argument names the subject (two keys can be missing at the same brace); later ones may depend on the platform looked at.
        var about = diagnostic.Arguments[0];
        if ((_known ??= []).Add((diagnostic.Rule, diagnostic.Location?.Path, diagnostic.Location?.Range ?? default, about)))
        {
            _all.Add(diagnostic);
        }
    }
}
