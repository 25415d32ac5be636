using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SsoConfig.OktaJson.Input;

namespace SsoConfig.Generator.Parsing;

/// <summary>Reads what is needed from the compiler's objects, so that the steps after it hold plain data.</summary>
internal static class AdditionalFile
{
    public static OktaJsonFile Read(AdditionalText text, AnalyzerConfigOptionsProvider options, CancellationToken cancellationToken)
    {
        options.GetOptions(text).TryGetValue($"build_metadata.AdditionalFiles.{BuildProperties.Kind}", out var kind);
        return new OktaJsonFile(text.Path, text.GetText(cancellationToken)?.ToString(), OktaJsonName.KindOf(text.Path, kind));
    }
}
