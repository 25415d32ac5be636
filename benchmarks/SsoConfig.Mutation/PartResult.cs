namespace SsoConfig.Mutation;

/// <summary>What came of one part.</summary>
internal sealed record PartResult(Part Part, IReadOnlyList<Mutant> Alive, Score Score)
{
    public static PartResult Read(Part part)
    {
        var mutants = MutationReport.Read(Stryker.ReportOf(part)).ToList();
        var alive = mutants.Where(static mutant => mutant.IsAlive).OrderBy(static mutant => mutant.File, StringComparer.Ordinal).ThenBy(static mutant => mutant.Line);
        return new PartResult(part, [.. alive], Score.Of(mutants));
    }
}
