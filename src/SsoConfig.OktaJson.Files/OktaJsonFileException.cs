namespace SsoConfig.OktaJson.Files;

/// <summary>A configuration file cannot be read. The message names the file and the reason.</summary>
internal sealed class OktaJsonFileException(string message, Exception inner) : Exception(message, inner);
