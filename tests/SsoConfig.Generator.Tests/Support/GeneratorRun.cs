using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SsoConfig.Generator.Tests.Support;

/// <summary>
/// The generator in a compiler: okta.json files in, sources, diagnostics and steps out. Changes make a new run over the same driver.
/// </summary>
internal sealed record GeneratorRun
{
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path =>
                Path.GetFileName(path)
                    is "System.Runtime.dll"
                        or "System.Private.CoreLib.dll"
                        or "System.Collections.dll"
                        or "System.Runtime.Extensions.dll"
                        or "netstandard.dll"
            )
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly CSharpCompilation _compilation;
    private readonly ImmutableArray<InMemoryText> _texts;
    private readonly ImmutableDictionary<string, string> _properties;
    private readonly GeneratorDriver _driver;

    private GeneratorRun(
        CSharpCompilation compilation,
        ImmutableArray<InMemoryText> texts,
        ImmutableDictionary<string, string> properties,
        GeneratorDriver driver
    )
    {
        (_compilation, _texts, _properties) = (compilation, texts, properties);
        _driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        (Output, Diagnostics) = ((CSharpCompilation)output, diagnostics);
        Steps = _driver.GetRunResult().Results.Single();
    }

    public CSharpCompilation Output { get; }

    /// <summary>What was reported, as <c>okta.json(2,13): error SSO007</c>.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public GeneratorRunResult Steps { get; }

    public static GeneratorRun Of(string oktaJson, params (string Name, string Value)[] properties) =>
        Of([OktaFiles.File("okta.json", oktaJson)], properties);

    public static GeneratorRun Of(IEnumerable<OktaJsonFile> files, params (string Name, string Value)[] properties)
    {
        var driverOptions = new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true);
        var driver = CSharpGeneratorDriver.Create([new SsoConfigGenerator().AsSourceGenerator()], driverOptions: driverOptions);
        var compilation = CSharpCompilation.Create(
            "First",
            [CSharpSyntaxTree.ParseText("class Program { static void Main() { } }", path: "Program.cs")],
            References,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable)
        );
        var all = properties
            .Prepend(("RootNamespace", "First"))
            .Prepend(("SsoConfigEnvironment", "Debug"))
            .Reverse()
            .DistinctBy(static property => property.Item1);
        var options = all.ToImmutableDictionary(static property => "build_property." + property.Item1, static property => property.Item2);
        ImmutableArray<InMemoryText> texts = [.. files.Select(TextOf)];
        return new GeneratorRun(
            compilation,
            texts,
            options,
            driver.AddAdditionalTexts([.. texts]).WithUpdatedAnalyzerConfigOptions(new InMemoryOptions(options))
        );
    }

    public GeneratorRun WithFile(string relativePath, string? text)
    {
        var added = TextOf(OktaFiles.File(relativePath, text));
        var replaced = _texts.Single(other => other.Path == added.Path);
        return new GeneratorRun(_compilation, _texts.Replace(replaced, added), _properties, _driver.ReplaceAdditionalText(replaced, added));
    }

    public GeneratorRun WithProperty(string name, string value)
    {
        var properties = _properties.SetItem("build_property." + name, value);
        return new GeneratorRun(
            _compilation,
            _texts,
            properties,
            _driver.WithUpdatedAnalyzerConfigOptions(new InMemoryOptions(properties))
        );
    }

    public GeneratorRun WithSource(string code) =>
        new(_compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(code)), _texts, _properties, _driver);

    public GeneratorRun WithOptions(CSharpCompilationOptions options) =>
        new(_compilation.WithOptions(options), _texts, _properties, _driver);

    public CSharpCompilationOptions Options => _compilation.Options;

    public string Source(string hintName = "OktaConfig.g.cs") =>
        Steps.GeneratedSources.Single(source => source.HintName == hintName).SourceText.ToString();

    private static InMemoryText TextOf(OktaJsonFile file) => new(file.Path, file.Text, file.Kind);
}
