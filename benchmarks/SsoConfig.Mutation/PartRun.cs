namespace SsoConfig.Mutation;

/// <summary>Runs a part's sets of tests against its mutants.</summary>
internal static class PartRun
{
    public static async Task<IReadOnlyCollection<Mutant>> RunAsync(Part part)
    {
        IReadOnlyCollection<Mutant> mutants = [];
        foreach (var testSet in part.TestSets)
        {
            var isFirst = testSet == part.TestSets[0];
            var found = MutationReport.Read(await Stryker.RunAsync(part, testSet, isFirst ? part.Files : PlacesOfUnnoticed(mutants)));
            mutants = isFirst ? [.. found] : Merge(mutants, found);
        }

        return mutants;
    }

    /// <summary>As Stryker takes them: a file with the first and the last character.</summary>
    private static IReadOnlyList<string> PlacesOfUnnoticed(IEnumerable<Mutant> mutants) =>
        [
            .. mutants
                .Where(static mutant => mutant.IsUnnoticed)
                .Select(static mutant => $"**/{mutant.File[(mutant.File.IndexOf('/') + 1)..]}{{{mutant.Span.Start}..{mutant.Span.End}}}")
                .Distinct(),
        ];

    // Two changes of one place can look alike, as they are shortened: then the one that was not noticed counts for both.
    private static List<Mutant> Merge(IReadOnlyCollection<Mutant> mutants, IEnumerable<Mutant> further)
    {
        var byChange = further.ToLookup(static mutant => (mutant.File, mutant.Span, mutant.Replacement));
        return
        [
            .. mutants.Select(mutant =>
                mutant.IsUnnoticed
                    ? mutant.With(byChange[(mutant.File, mutant.Span, mutant.Replacement)].MinBy(static one => one.IsNoticed))
                    : mutant
            ),
        ];
    }
}
