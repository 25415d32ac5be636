using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SsoConfig.Generator.Diagnostics;
using SsoConfig.Generator.Parsing;
using SsoConfig.OktaJson;
using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Input;

namespace SsoConfig.Generator.Analysis;

/// <summary>
/// Marks the locations in okta.json for which an editor can offer a correction. The marks are hidden: the errors themselves belong to the
/// generator alone, since <c>RunAnalyzers=false</c> would silence an analyzer's errors, while editors offer corrections for those only.
/// The compiler does not run an analyzer whose only diagnostics are hidden, so a build pays nothing for this one.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OktaJsonFixAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Mark = new(
        FixMark.Id,
        "okta.json can be corrected",
        "{0}",
        "SsoConfig",
        DiagnosticSeverity.Hidden,
        isEnabledByDefault: true
    );

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Mark];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterAdditionalFileAction(static file =>
        {
            if (OktaJsonName.IsAny(file.AdditionalFile.Path))
            {
                MarkFile(file);
            }
        });
    }

    private static void MarkFile(AdditionalFileAnalysisContext context)
    {
        // Corrections depend on the app's own layers only.
        var options = context.Options.AnalyzerConfigOptionsProvider;
        var layers = context
            .Options.AdditionalFiles.Where(static text => OktaJsonName.IsAny(text.Path))
            .Select(text => AdditionalFile.Read(text, options, context.CancellationToken))
            .Where(static file => file.Kind != OktaJsonKind.Sibling);
        var result = OktaJsonLoader.Load(layers, ProjectOptions.Read(options.GlobalOptions).Config);
        foreach (var diagnostic in result.Diagnostics)
        {
            if (diagnostic.Fix is { } fix && diagnostic.Location?.Path == context.AdditionalFile.Path)
            {
                context.ReportDiagnostic(
                    Diagnostic.Create(Mark, DiagnosticReporter.LocationOf(diagnostic.Location), PropertiesOf(diagnostic, fix), fix.Title)
                );
            }
        }
    }

    private static ImmutableDictionary<string, string?> PropertiesOf(OktaJsonDiagnostic diagnostic, OktaJsonFix fix) =>
        ImmutableDictionary<string, string?>
            .Empty.Add(FixMark.Rule, diagnostic.Rule.Id)
            .Add(FixMark.Title, fix.Title)
            .Add(FixMark.Start, fix.Range.Start.ToString(CultureInfo.InvariantCulture))
            .Add(FixMark.Length, fix.Range.Length.ToString(CultureInfo.InvariantCulture))
            .Add(FixMark.Replacement, fix.Replacement);
}
