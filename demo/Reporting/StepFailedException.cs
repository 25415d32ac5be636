namespace SsoConfig.Demo.Reporting;

/// <summary>Something that a step promises did not hold.</summary>
internal sealed class StepFailedException(string message) : Exception(message);
