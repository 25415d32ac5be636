using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SsoConfig.Generator.Fuzzing.Inputs;

/// <summary>What MSBuild passes to the compiler: properties, and the metadata of additional files by path.</summary>
internal sealed class InMemoryOptions(ImmutableDictionary<string, string> properties) : AnalyzerConfigOptionsProvider
{
    // Ready-made, as the compiler has them: a benchmark counts what the generator asks for, not the making of it.
    private static readonly ImmutableDictionary<OktaJsonKind, Options> Kinds = Enum.GetValues<OktaJsonKind>()
        .ToImmutableDictionary(static kind => kind, static kind => new Options(Metadata(kind)));

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(properties);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options(ImmutableDictionary<string, string>.Empty);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => Kinds[((InMemoryText)textFile).Kind];

    private static ImmutableDictionary<string, string> Metadata(OktaJsonKind kind) =>
        ImmutableDictionary<string, string>.Empty.Add("build_metadata.AdditionalFiles.SsoConfigKind", kind.ToString());

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
