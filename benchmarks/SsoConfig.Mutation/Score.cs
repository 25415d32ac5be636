using System.Globalization;
using System.Text.Json.Serialization;

namespace SsoConfig.Mutation;

/// <summary>How many of the mutants that compile were noticed. Every one of them counts.</summary>
/// <param name="TimedOut">A test did not end: the change made an endless loop, or the machine was busy with other work.</param>
/// <param name="SurvivedStatic">Part of <paramref name="Survived"/>: initializers of static fields, which the runner cannot judge.</param>
internal sealed record Score(int Killed, int TimedOut, int Survived, int NotReached, int SurvivedStatic)
{
    public static Score From(IReadOnlyCollection<Mutant> mutants) =>
        new(
            mutants.Count(static mutant => mutant.Status == MutantStatus.Killed),
            mutants.Count(static mutant => mutant.Status == MutantStatus.Timeout),
            mutants.Count(static mutant => mutant.Status == MutantStatus.Survived),
            mutants.Count(static mutant => mutant.Status == MutantStatus.NoCoverage),
            mutants.Count(static mutant => mutant is { Status: MutantStatus.Survived, IsStatic: true })
        );

    [JsonIgnore]
    public double Percent => 100.0 * (Killed + TimedOut) / Math.Max(1, Killed + TimedOut + Survived + NotReached);

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Percent:0.0} % ({Killed} killed, {TimedOut} timed out, {Survived} survived ({SurvivedStatic} in static initializers), "
                + $"{NotReached} reached by no test)"
        );
}
