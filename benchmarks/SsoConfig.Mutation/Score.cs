using System.Globalization;
using System.Text.Json.Serialization;

namespace SsoConfig.Mutation;

/// <summary>How many of the mutants that could be run were noticed.</summary>
/// <param name="TimedOut">A test never ended: the break made a loop, or the machine was busy with other work.</param>
/// <param name="OfStaticFields">Not switched on in time: neither noticed nor survived.</param>
internal sealed record Score(int Killed, int TimedOut, int Survived, int NotReached, int OfStaticFields = 0)
{
    public static Score Of(IReadOnlyCollection<Mutant> mutants) => new(
        mutants.Count(static mutant => mutant.Status == "Killed"),
        mutants.Count(static mutant => mutant.Status == "Timeout"),
        mutants.Count(static mutant => mutant.Status == "Survived"),
        mutants.Count(static mutant => mutant.Status == "NoCoverage"),
        mutants.Count(static mutant => mutant.Status == Mutant.OfStaticField));

    [JsonIgnore]
    public double Percent => 100.0 * (Killed + TimedOut) / Math.Max(1, Killed + TimedOut + Survived + NotReached);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Percent:0.0} % ({Killed} killed, {TimedOut} timed out, {Survived} survived, {NotReached} reached by no test)");
}
