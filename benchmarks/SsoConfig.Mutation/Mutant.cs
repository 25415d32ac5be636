using System.Text.Json.Serialization;

namespace SsoConfig.Mutation;

/// <summary>One break of the code, and whether a test noticed.</summary>
/// <param name="File">From the root of the repository.</param>
/// <param name="Code">What stood there, on one line, shortened.</param>
/// <param name="Replacement">What stood there instead, on one line, shortened.</param>
/// <param name="Status">The word of the report: <c>Killed</c>, <c>Timeout</c>, <c>Survived</c>, <c>NoCoverage</c> or why it was not run.</param>
internal sealed record Mutant(string File, int Line, string Code, string Replacement, string Status)
{
    /// <summary>A status of our own: a value of a static field, which is made before the mutant is switched on.</summary>
    public const string OfStaticField = "Static";

    /// <summary>Run, and no test noticed, or reached by no test at all.</summary>
    [JsonIgnore]
    public bool IsAlive => Status is "Survived" or "NoCoverage";
}
