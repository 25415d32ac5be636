using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SsoConfig.Generator.Parsing;
using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Json;

namespace SsoConfig.Generator.Diagnostics;

/// <summary>Hands diagnostics over to the compiler.</summary>
internal static class DiagnosticReporter
{
    public static void Report(SourceProductionContext output, ReportedDiagnostics reported)
    {
        foreach (var diagnostic in reported.Diagnostics)
        {
            output.ReportDiagnostic(Create(diagnostic, reported.Documentation));
        }
    }

    public static Location LocationOf(OktaJsonLocation? location) =>
        location is null
            ? Location.None
            : Location.Create(
                location.Path,
                new TextSpan(location.Range.Start, location.Range.Length),
                new LinePositionSpan(PositionOf(location.Start), PositionOf(location.End))
            );

    private static Diagnostic Create(OktaJsonDiagnostic diagnostic, string documentation) =>
        Diagnostic.Create(
            Descriptors.Create(diagnostic.Rule, documentation),
            LocationOf(diagnostic.Location),
            diagnostic.Related.Select(LocationOf),
            [.. diagnostic.Arguments]
        );

    private static LinePosition PositionOf(LineColumn position) => new(position.Line, position.Column);
}
