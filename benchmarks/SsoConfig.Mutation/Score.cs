using System.Globalization;

namespace SsoConfig.Mutation;

/// <summary>How many of the mutants that could be run were noticed.</summary>
internal sealed record Score(int Killed, int Survived, int NotReached)
{
    public static Score Of(IReadOnlyCollection<Mutant> mutants) => new(
        mutants.Count(static mutant => mutant.IsKilled),
        mutants.Count(static mutant => mutant.Status == "Survived"),
        mutants.Count(static mutant => mutant.Status == "NoCoverage"));

    public double Percent => 100.0 * Killed / Math.Max(1, Killed + Survived + NotReached);

    public static Score operator +(Score left, Score right) =>
        new(left.Killed + right.Killed, left.Survived + right.Survived, left.NotReached + right.NotReached);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Percent:0.0} % ({Killed} killed, {Survived} survived, {NotReached} reached by no test)");
}
