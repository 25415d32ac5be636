using System.Text.Json.Serialization;
using Microsoft.CodeAnalysis.Text;

namespace SsoConfig.Mutation;

/// <summary>One change of the code, and whether a test noticed.</summary>
/// <param name="File">From the root of the repository.</param>
/// <param name="Member">The type and member that the code belongs to, such as <c>IdTokenRules.Check</c>: a line number would be wrong after
/// the next edit.</param>
/// <param name="Code">The original code, on one line, shortened.</param>
/// <param name="Replacement">What it was replaced by, on one line, shortened.</param>
/// <param name="Status">The report's status: <c>Killed</c>, <c>Timeout</c>, <c>Survived</c>, <c>NoCoverage</c>, or why the mutant was not
/// run.</param>
/// <param name="IsStatic">
/// Whether it is in the initializer of a static field. That runs once in a process, before the runner for this kind of tests switches a
/// mutant on (https://stryker-mutator.io/docs/mutation-testing-elements/static-mutants): such a mutant survives whatever the tests assert,
/// and counts as survived.
/// </param>
internal sealed record Mutant(string File, string Member, string Code, string Replacement, string Status, bool IsStatic)
{
    /// <summary>Where the code is in the file of this run.</summary>
    [JsonIgnore]
    public TextSpan Span { get; init; }

    [JsonIgnore]
    public bool IsNoticed => Status is MutantStatus.Killed or MutantStatus.Timeout;

    [JsonIgnore]
    public bool IsUnnoticed => Status is MutantStatus.Survived or MutantStatus.NoCoverage;

    /// <summary>The same mutant, after further tests.</summary>
    public Mutant With(Mutant? further) =>
        further is { IsNoticed: true } or { Status: MutantStatus.Survived } ? this with { Status = further.Status } : this;
}
