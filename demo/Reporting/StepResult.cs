namespace SsoConfig.Demo.Reporting;

/// <summary>How one step of the story went.</summary>
/// <param name="Step">What was done, in a few words.</param>
/// <param name="Ok">Whether everything the step promises held.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Detail">What was seen; for a step that failed, what was not.</param>
internal sealed record StepResult(string Step, bool Ok, long Milliseconds, string Detail);
