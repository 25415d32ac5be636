using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SsoConfig.Generator.Tests.Pipeline;

/// <summary>
/// A compiler that has just started compiles its tables again for each value type that passes between two steps; for reference types it
/// does so once. Every generator uses pairs of objects, and most collect; ours adds no further kind.
/// </summary>
public sealed class TableTests
{
    [Fact]
    public void Between_two_steps_pass_objects_pairs_of_objects_and_arrays_of_objects()
    {
        var run = GeneratorRun.Of([OktaFiles.File("okta.json", OktaFiles.Valid)]);

        var steps = new HashSet<IncrementalGeneratorRunStep>();
        foreach (var step in run.Steps.TrackedSteps.SelectMany(static named => named.Value))
        {
            AddWithInputs(step, steps);
        }

        var types = steps
            .SelectMany(static step => step.Outputs)
            .Select(static output => output.Value?.GetType())
            .OfType<Type>()
            .ToHashSet();
        Assert.Contains(types, static type => IsOf(type, typeof(ValueTuple<,>)));
        Assert.Contains(types, static type => IsOf(type, typeof(ImmutableArray<>)));
        Assert.All(
            types.Where(static type => type.IsValueType),
            static type =>
            {
                Assert.True(IsOf(type, typeof(ValueTuple<,>)) || IsOf(type, typeof(ImmutableArray<>)), type.ToString());
                Assert.All(type.GetGenericArguments(), argument => Assert.False(argument.IsValueType, type.ToString()));
            }
        );
    }

    private static void AddWithInputs(IncrementalGeneratorRunStep step, HashSet<IncrementalGeneratorRunStep> all)
    {
        if (all.Add(step))
        {
            foreach (var (source, _) in step.Inputs)
            {
                AddWithInputs(source, all);
            }
        }
    }

    private static bool IsOf(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;
}
