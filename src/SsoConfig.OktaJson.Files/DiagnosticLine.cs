using SsoConfig.OktaJson.Diagnostics;

namespace SsoConfig.OktaJson.Files;

/// <summary>A problem on one line, in the form that compilers print and editors understand.</summary>
internal static class DiagnosticLine
{
    public static string Format(OktaJsonDiagnostic problem) =>
        problem.Location is { Path: var path, Start: var start }
            ? $"{path}({start.Line + 1},{start.Column + 1}): {problem.Rule.Id}: {problem.Message}"
            : $"{problem.Rule.Id}: {problem.Message}";
}
