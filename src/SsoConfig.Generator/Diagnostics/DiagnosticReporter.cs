using Microsoft.CodeAnalysis;
using SsoConfig.OktaJson;

namespace SsoConfig.Generator.Diagnostics;

/// <summary>Hands mistakes over to the compiler.</summary>
internal static class DiagnosticReporter
{
    public static void Report(SourceProductionContext output, EquatableArray<OktaJsonDiagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            output.ReportDiagnostic(Create(diagnostic));
        }
    }

    private static Diagnostic Create(OktaJsonDiagnostic diagnostic) => Diagnostic.Create(
        Descriptors.Of(diagnostic.Rule),
        SourceLocation.Of(diagnostic.Location),
        diagnostic.Related.Select(SourceLocation.Of),
        [.. diagnostic.Arguments]);
}
