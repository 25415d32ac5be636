using Microsoft.CodeAnalysis;

namespace SsoConfig.Benchmarks.Generators;

/// <summary>
/// The least that a generator can do: one class that is always the same. The compiler takes what it adds into every new compilation.
/// </summary>
internal sealed class OneClassGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        context.RegisterPostInitializationOutput(static output => output.AddSource("OneClass.g.cs", "internal static class OneClass;"));
}
