using SsoConfig.OktaJson;
using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Input;
using SsoConfig.OktaJson.Model;
using SsoConfig.OktaJson.Reading;

namespace SsoConfig.Generator.Parsing;

/// <summary>Everything that comes out of the files of a project.</summary>
/// <param name="Source">What to generate, or null for a project that does not use okta.json.</param>
internal sealed record GenerationResult(SourceModel? Source, ReportedDiagnostics Reported)
{
    public static GenerationResult Create(EquatableArray<LayerSet> files, ProjectOptions project)
    {
        var hasApp = HasApp(files);
        if (!hasApp && !project.IsRequired)
        {
            return new GenerationResult(null, new ReportedDiagnostics(EquatableArray<OktaJsonDiagnostic>.Empty, project.Documentation));
        }

        var loaded = OktaJsonLoader.Load(files, project.Config);
        var diagnostics = hasApp
            ? loaded.Diagnostics
            : EquatableArray<OktaJsonDiagnostic>.From([.. loaded.Diagnostics, OktaJsonLoader.CreateNoFile(project.ProjectFile)]);

        // With errors too: the app's own code then has its OktaConfig, and the compiler shows these errors and not a hundred others.
        return new GenerationResult(new SourceModel(project, loaded.Model), new ReportedDiagnostics(diagnostics, project.Documentation));
    }

    private static bool HasApp(EquatableArray<LayerSet> files)
    {
        foreach (var file in files)
        {
            if (file.Document.Kind == OktaJsonKind.App)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>What the source is generated from, and nothing else.</summary>
internal sealed record SourceModel(ProjectOptions Project, OktaConfigModel Config);

/// <summary>What is wrong, and where the pages about it are.</summary>
internal sealed record ReportedDiagnostics(EquatableArray<OktaJsonDiagnostic> Diagnostics, string Documentation);
