using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SsoConfig.Generator;
using SsoConfig.Generator.Tests.Support;

namespace SsoConfig.Benchmarks.Generators;

/// <summary>The generators of one package, and a compiler that runs them and no others.</summary>
internal sealed class Contender(string name, ImmutableArray<ISourceGenerator> generators)
{
    public static readonly Contender None = new("no generator", []);

    public static readonly Contender OneClass = new("a generator of one class", [new OneClassGenerator().AsSourceGenerator()]);

    public string Name => name;

    public static Contender Ours { get; } = new("SsoConfig.Generator", [new SsoConfigGenerator().AsSourceGenerator()]);

    /// <summary>A generator's assembly as its package has it, from the folder that the project copies it to.</summary>
    public static Contender FromPackage(string package, string assembly)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Generators", package, $"{assembly}.dll");
        var types = Assembly.LoadFrom(path).GetTypes().Where(static type => type.GetCustomAttribute<GeneratorAttribute>() is not null);
        return new Contender(package, [.. types.Select(static type => Activator.CreateInstance(type)).Select(AsGenerator)]);
    }

    /// <summary>A compiler that has run nothing yet.</summary>
    public GeneratorDriver NewDriver(IReadOnlyList<InMemoryText> files) => CSharpGeneratorDriver.Create(
        generators, files, Workload.ParseOptions, new InMemoryOptions(Family.Properties), new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: false));

    private static ISourceGenerator AsGenerator(object? generator) =>
        generator is IIncrementalGenerator incremental ? incremental.AsSourceGenerator() : (ISourceGenerator)generator!;
}
