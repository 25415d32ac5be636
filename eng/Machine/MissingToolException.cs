namespace SsoConfig.Eng.Machine;

/// <summary>A program that is needed is neither on the machine nor can be installed from here; the message says what to install.</summary>
public sealed class MissingToolException(string message) : Exception(message);
