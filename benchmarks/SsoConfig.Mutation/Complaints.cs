namespace SsoConfig.Mutation;

/// <summary>What is not as it should be, a line each.</summary>
internal static class Complaints
{
    public static IEnumerable<string> About(IReadOnlyList<PartResult> results, Reasons reasons)
    {
        var low = results.Where(static result => result.Score.Percent < Part.Named(result.Part).Bar).Select(static result => $"{result.Part} is below its bar.");
        var missing = Part.All.Where(part => results.All(result => result.Part != part.Name)).Select(static part => $"{part.Name} has not been measured.");
        var unexplained = Alive(results).Where(mutant => reasons.For(mutant) is null)
            .Select(static mutant => $"{mutant.File}:{mutant.Line}: neither a test nor a reason: {mutant.Code} → {mutant.Replacement}");
        var stale = results.Count < Part.All.Count ? [] : reasons.Stale([.. Alive(results)]).Select(static entry => $"reasons.json: no such mutant lives: {entry}");
        return [.. missing, .. low, .. unexplained, .. stale];
    }

    private static IEnumerable<Mutant> Alive(IReadOnlyList<PartResult> results) => results.SelectMany(static result => result.Alive);
}
