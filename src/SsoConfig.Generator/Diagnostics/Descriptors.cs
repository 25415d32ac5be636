using Microsoft.CodeAnalysis;
using SsoConfig.OktaJson.Diagnostics;

namespace SsoConfig.Generator.Diagnostics;

/// <summary>The only place where a rule becomes a descriptor of the compiler.</summary>
internal static class Descriptors
{
    private const string Category = "SsoConfig";

    /// <param name="documentation">The folder or URL that has a page for each rule, with a slash at its end; empty for no help
    /// link.</param>
    public static DiagnosticDescriptor Create(OktaJsonRule rule, string documentation) =>
        new(
            rule.Id,
            rule.Title,
            rule.Message,
            Category,
            rule.Severity == RuleSeverity.Error ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
            isEnabledByDefault: true,
            helpLinkUri: documentation.Length == 0 ? null : $"{documentation}{rule.Id}.md",
            customTags: rule.IsConfigurable ? [] : [WellKnownDiagnosticTags.NotConfigurable]
        );
}
