namespace SsoConfig.Benchmarks.Generators;

/// <summary>One compile for each generator that may be the first one.</summary>
/// <param name="compiles">What each of them took, by its assembly; the first compile is in the order of a build.</param>
internal sealed class ColdRun(IReadOnlyList<IReadOnlyDictionary<string, TimeSpan>> compiles)
{
    public IEnumerable<TimeSpan> Of(Contender contender) => compiles.Select(compile => compile[contender.AssemblyName]);

    public TimeSpan MedianOf(Contender contender) => Median(Of(contender));

    public TimeSpan InBuildOrder(Contender contender) => compiles[0][contender.AssemblyName];

    public static TimeSpan Median(IEnumerable<TimeSpan> times)
    {
        var ordered = times.Order().ToList();
        return ordered[ordered.Count / 2];
    }
}
