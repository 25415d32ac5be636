using System.Collections.Immutable;
using SsoConfig.OktaJson;

namespace SsoConfig.Generator.Parsing;

/// <summary>All that comes out of the files of a project.</summary>
/// <param name="Source">What to generate, or null for a project that has nothing to do with okta.json.</param>
internal sealed record GenerationResult(SourceModel? Source, EquatableArray<OktaJsonDiagnostic> Diagnostics)
{
    public static GenerationResult Create(ImmutableArray<OktaJsonDocument> documents, ProjectOptions project)
    {
        var hasApp = documents.Any(static document => document.Kind == OktaJsonKind.App);
        if (!hasApp && !project.IsRequired)
        {
            return new GenerationResult(null, default);
        }

        var loaded = OktaJsonLoader.Load(documents, project.Config);
        var diagnostics = hasApp ? loaded.Diagnostics : new([.. loaded.Diagnostics, OktaJsonLoader.NoFile(project.ProjectFile)]);

        // With errors too: the app's own code then has its OktaConfig, and the compiler shows these errors and not a hundred others.
        return new GenerationResult(new SourceModel(project, loaded.Model), diagnostics);
    }
}

/// <summary>What the generated source is made of, and nothing else.</summary>
internal sealed record SourceModel(ProjectOptions Project, OktaConfigModel Config);
