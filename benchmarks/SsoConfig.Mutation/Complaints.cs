namespace SsoConfig.Mutation;

/// <summary>What is not as it should be, a line each.</summary>
internal static class Complaints
{
    public static IReadOnlyList<string> Find(IReadOnlyList<PartResult> results, Reasons reasons)
    {
        var survivors = results.SelectMany(static result => result.Survivors).ToList();
        var missing = Part
            .All.Where(part => results.All(result => result.Part != part.Name))
            .Select(static part => $"{part.Name} has not been measured.");
        var low = results
            .Where(static result => result.Score.Percent < Part.FromName(result.Part).Bar)
            .Select(static result => $"{result.Part} is below its bar.");
        var unexplained = survivors
            .Where(mutant => !mutant.IsStatic && reasons.Find(mutant) is null)
            .Select(static mutant => $"{mutant.File}, {mutant.Member}: neither a test nor a reason: {mutant.Code} → {mutant.Replacement}");
        var stale =
            results.Count < Part.All.Count
                ? []
                : reasons.FindStale(survivors).Select(static entry => $"reasons.json: no such mutant survives: {entry}");
        return [.. missing, .. low, .. unexplained, .. stale];
    }
}
