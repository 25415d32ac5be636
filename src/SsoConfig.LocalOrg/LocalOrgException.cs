namespace SsoConfig.LocalOrg;

/// <summary>The local org cannot run as configured. The message says what is wrong and what to write instead.</summary>
/// <param name="message">What is wrong, and the remedy.</param>
/// <param name="innerException">The cause, if another exception is.</param>
public sealed class LocalOrgException(string message, Exception? innerException = null) : Exception(message, innerException);
