using Microsoft.CodeAnalysis;
using SsoConfig.Generator.Diagnostics;
using SsoConfig.Generator.Emit;
using SsoConfig.Generator.Parsing;
using SsoConfig.OktaJson.Input;
using SsoConfig.OktaJson.Model;
using SsoConfig.OktaJson.Reading;

namespace SsoConfig.Generator;

/// <summary>Generates the class <c>OktaConfig</c> from okta.json, and reports at line and column what is wrong with that file.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SsoConfigGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // By name first: nothing below runs for an app's other additional files.
        var files = context
            .AdditionalTextsProvider.Where(static text => OktaJsonName.IsAny(text.Path))
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, cancellationToken) => AdditionalFile.Read(pair.Left, pair.Right, cancellationToken))
            .WithTrackingName(TrackingNames.Files);

        // A step of its own: changed options read the content of the files again, but do not parse it again.
        var documents = files.Select(static (file, _) => LayerSet.Read(file)).WithTrackingName(TrackingNames.Documents);

        var project = context
            .AnalyzerConfigOptionsProvider.Select(static (options, _) => ProjectOptions.Read(options.GlobalOptions))
            .WithTrackingName(TrackingNames.Project);

        // As one object: over an array beside the project, the runtime compiles the compiler's tables once more, about a hundred methods.
        var result = documents
            .Collect()
            .Select(static (all, _) => EquatableArray<LayerSet>.From(all))
            .Combine(project)
            .Select(static (pair, _) => GenerationResult.Create(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.Result);

        // Two outputs: a comment above an error moves the error, but not the source.
        var source = result.Select(static (all, _) => all.Source).WithTrackingName(TrackingNames.Source);
        var diagnostics = result.Select(static (all, _) => all.Reported).WithTrackingName(TrackingNames.Diagnostics);

        context.RegisterSourceOutput(source, static (output, model) => SourceEmitter.Emit(output, model));
        context.RegisterSourceOutput(diagnostics, static (output, reported) => DiagnosticReporter.Report(output, reported));
    }
}
