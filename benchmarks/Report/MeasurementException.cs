namespace SsoConfig.Benchmarks.Report;

/// <summary>What was to be measured did not happen, so a number would be wrong.</summary>
internal sealed class MeasurementException(string message) : Exception(message);
