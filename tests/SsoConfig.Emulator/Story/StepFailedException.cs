namespace SsoConfig.Emulator.Story;

/// <summary>A step did not hold; what was seen last is in files that the message names.</summary>
internal sealed class StepFailedException(string message) : Exception(message);
