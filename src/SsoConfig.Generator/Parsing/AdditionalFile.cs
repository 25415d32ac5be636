using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SsoConfig.OktaJson;

namespace SsoConfig.Generator.Parsing;

/// <summary>Takes what is needed out of the compiler's objects, so that the steps behind hold plain data.</summary>
internal static class AdditionalFile
{
    public static OktaJsonFile Read(AdditionalText text, AnalyzerConfigOptionsProvider options, CancellationToken cancellationToken) =>
        new(text.Path, text.GetText(cancellationToken)?.ToString(), KindOf(text, options));

    public static OktaJsonKind KindOf(AdditionalText text, AnalyzerConfigOptionsProvider options) =>
        options.GetOptions(text).TryGetValue($"build_metadata.AdditionalFiles.{BuildProperties.Kind}", out var name)
        && Enum.TryParse<OktaJsonKind>(name, ignoreCase: true, out var kind)
            ? kind
            : OktaJsonName.KindOf(text.Path);
}
