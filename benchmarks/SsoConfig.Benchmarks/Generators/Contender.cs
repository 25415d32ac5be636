using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SsoConfig.Generator;
using SsoConfig.Generator.Fuzzing.Inputs;

namespace SsoConfig.Benchmarks.Generators;

/// <summary>The generators of one package, and a compiler that runs them and no others.</summary>
internal sealed class Contender(string name, ImmutableArray<ISourceGenerator> generators, IReadOnlyList<string> assemblies)
{
    public const string SystemTextJson = "System.Text.Json";

    public static readonly Contender None = new("no generator", [], []);

    public static readonly Contender OneClass = new("a generator of one class", [new OneClassGenerator().AsSourceGenerator()], []);

    public static Contender Ours { get; } =
        new("SsoConfig.Generator", [new SsoConfigGenerator().AsSourceGenerator()], [typeof(SsoConfigGenerator).Assembly.Location]);

    /// <summary>Ours first, then the generators that it is compared with.</summary>
    public static IReadOnlyList<Contender> All { get; } =
    [
        Ours,
        FromPackage("CommunityToolkit.Mvvm", "CommunityToolkit.Mvvm.SourceGenerators"),
        FromPackage("Riok.Mapperly", "Riok.Mapperly"),
        FromPackage("Mediator.SourceGenerator", "Mediator.SourceGenerator"),
        FromPackage(SystemTextJson, "System.Text.Json.SourceGeneration"),
    ];

    /// <summary>As a build gives them to the compiler: the packages by name, then what comes with the SDK.</summary>
    public static IReadOnlyList<Contender> InBuildOrder { get; } =
    [
        .. All.Where(static one => one.Name != SystemTextJson).OrderBy(static one => one.Name),
        All.Single(static one => one.Name == SystemTextJson),
    ];

    public string Name => name;

    /// <summary>The assembly with the generators and those that its package has beside it.</summary>
    public IReadOnlyList<string> Assemblies => assemblies;

    /// <summary>The name of the assembly with the generators.</summary>
    public string AssemblyName => Path.GetFileNameWithoutExtension(assemblies[0]);

    /// <summary>A generator's assembly as its package has it, from the folder that the project copies it to.</summary>
    private static Contender FromPackage(string package, string assembly)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Generators", package, $"{assembly}.dll");
        var types = Assembly.LoadFrom(path).GetTypes().Where(static type => type.GetCustomAttribute<GeneratorAttribute>() is not null);
        var beside = Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "*.dll").Where(file => file != path);
        return new Contender(
            package,
            [.. types.Select(static type => Activator.CreateInstance(type)).Select(AsGenerator)],
            [path, .. beside]
        );
    }

    /// <summary>A compiler that has run nothing yet.</summary>
    public GeneratorDriver NewDriver(IReadOnlyList<InMemoryText> files) =>
        CSharpGeneratorDriver.Create(
            generators,
            files,
            Workload.ParseOptions,
            new InMemoryOptions(FamilyFiles.Properties),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: false)
        );

    private static ISourceGenerator AsGenerator(object? generator) =>
        generator is IIncrementalGenerator incremental ? incremental.AsSourceGenerator() : (ISourceGenerator)generator!;
}
