namespace SsoConfig.OktaJson;

/// <summary>The way in: files in, configuration and mistakes out. Touches no file system, and never throws for what is in a file.</summary>
internal static class OktaJsonLoader
{
    /// <param name="files">The app's own layers, and the files of its siblings; in any order.</param>
    public static OktaJsonResult Load(IEnumerable<OktaJsonFile> files, OktaJsonOptions? options = null) =>
        Load([.. files.Select(OktaJsonDocument.Parse)], options ?? new OktaJsonOptions());

    public static OktaJsonResult Load(IReadOnlyList<OktaJsonDocument> documents, OktaJsonOptions options)
    {
        var bag = new DiagnosticBag();
        var own = documents.Where(static document => document.Kind != OktaJsonKind.Sibling).OrderBy(static document => document.Kind).ToList();
        var layers = own.SelectMany(document => LayerReader.Read(document, bag)).ToList();
        foreach (var value in layers.SelectMany(static layer => layer.Values))
        {
            ValueRules.Check(value, options, bag);
        }

        var values = new EffectiveValues(layers, options.PlatformKey);
        var app = own.FirstOrDefault(static document => document.Kind == OktaJsonKind.App);
        var folder = FilePath.Folder(app?.Path ?? own.FirstOrDefault()?.Path ?? string.Empty);
        var settings = SettingsReader.Read(values, folder, bag);
        if (app is not null)
        {
            ReportSecondApp(own, app, bag);
            CheckTogether(documents, layers, app, options, bag);
        }

        return new OktaJsonResult(
            CreateModel(values, folder, settings),
            new(Sorted(bag.All)),
            values.Find(OktaKey.RedirectUri)?.Place,
            values.Find(OktaKey.LogoutRedirectUri)?.Place);
    }

    /// <summary>The error of a project that has no okta.json.</summary>
    public static OktaJsonDiagnostic NoFile(string project)
    {
        var bag = new DiagnosticBag();
        bag.AddWithoutPlace(OktaJsonRules.NoFile, project);
        return bag.All[0];
    }

    private static void ReportSecondApp(List<OktaJsonDocument> own, OktaJsonDocument app, DiagnosticBag bag)
    {
        foreach (var other in own.Where(document => document.Kind == OktaJsonKind.App && document != app))
        {
            bag.Add(OktaJsonRules.TwoFiles, other.At(new TextRange(0, Math.Min(1, other.Text.Length))), FilePath.Relative(FilePath.Folder(other.Path), app.Path));
        }
    }

    /// <summary>Checks every platform that a file speaks of, so that one build shows the mistakes of all of them.</summary>
    private static void CheckTogether(
        IReadOnlyList<OktaJsonDocument> documents,
        List<Layer> layers,
        OktaJsonDocument app,
        OktaJsonOptions options,
        DiagnosticBag bag)
    {
        var organization = layers.Where(static layer => layer.Document.Kind == OktaJsonKind.Organization).ToList();
        var platforms = new[] { options.PlatformKey }.Concat(layers.Select(static layer => layer.PlatformKey).OfType<string>());
        foreach (var platform in platforms.Distinct(StringComparer.Ordinal))
        {
            var values = new EffectiveValues(layers, platform);
            CompletenessRules.Check(values, app, options, bag);
            CombinationRules.Check(values, options, bag);
        }

        // A family may be large, and nearly all of it is in no one's way: only what is left is put in order, for the same messages in every build.
        var siblings = new SiblingReader(organization, options).Read([.. documents.Where(static document => document.Kind == OktaJsonKind.Sibling)]);
        var family = new FamilyRules(new EffectiveValues(layers, options.PlatformKey), FilePath.Folder(app.Path), options, bag);
        foreach (var sibling in siblings.Where(family.IsInTheWay).OrderBy(static sibling => sibling.Path, StringComparer.Ordinal))
        {
            family.Report(sibling);
        }
    }

    private static OktaConfigModel CreateModel(EffectiveValues values, string folder, SettingGroup settings)
    {
        SourcedValue Sourced(OktaKey key, string? text = null) =>
            values.Find(key) is { } value ? new SourcedValue(text ?? value.Text, value.Layer.OriginSeenFrom(folder)) : SourcedValue.Missing;

        return new OktaConfigModel(
            Sourced(OktaKey.Issuer, values.Issuer),
            Sourced(OktaKey.ClientId),
            Sourced(OktaKey.RedirectUri),
            Sourced(OktaKey.LogoutRedirectUri),
            values.Find(OktaKey.Scopes) is null ? new SourcedValue(ScopeRules.Default, SourcedValue.Default) : Sourced(OktaKey.Scopes),
            settings);
    }

    private static List<OktaJsonDiagnostic> Sorted(IEnumerable<OktaJsonDiagnostic> diagnostics) =>
        [.. diagnostics
            .OrderBy(static diagnostic => diagnostic.Location?.Path, StringComparer.Ordinal)
            .ThenBy(static diagnostic => diagnostic.Location?.Range.Start)
            .ThenBy(static diagnostic => diagnostic.Rule.Id, StringComparer.Ordinal)];
}
