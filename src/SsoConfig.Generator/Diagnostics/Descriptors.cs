using Microsoft.CodeAnalysis;
using SsoConfig.OktaJson;

namespace SsoConfig.Generator.Diagnostics;

/// <summary>The only place where a rule becomes a descriptor of the compiler, so that none can lack its help link.</summary>
internal static class Descriptors
{
    private const string Category = "SsoConfig";

    private static readonly Dictionary<string, DiagnosticDescriptor> ById =
        OktaJsonRules.All.ToDictionary(static rule => rule.Id, Create, StringComparer.Ordinal);

    public static IEnumerable<DiagnosticDescriptor> All => ById.Values;

    public static DiagnosticDescriptor Of(OktaJsonRule rule) => ById[rule.Id];

    private static DiagnosticDescriptor Create(OktaJsonRule rule) => new(
        rule.Id,
        rule.Title,
        rule.Message,
        Category,
        rule.Severity == RuleSeverity.Error ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: rule.HelpLink,
        customTags: rule.IsConfigurable ? [] : [WellKnownDiagnosticTags.NotConfigurable]);
}
