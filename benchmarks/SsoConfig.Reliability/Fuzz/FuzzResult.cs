namespace SsoConfig.Reliability.Fuzz;

/// <summary>What came of one target.</summary>
/// <param name="Inputs">How many were tried.</param>
/// <param name="Edges">How many edges of the code they reached together.</param>
/// <param name="Kept">How many are kept, each of which reaches an edge that the smaller ones do not.</param>
/// <param name="Failures">What went wrong, each with its input.</param>
internal sealed record FuzzResult(long Inputs, int Edges, int Kept, IReadOnlyList<string> Failures);
