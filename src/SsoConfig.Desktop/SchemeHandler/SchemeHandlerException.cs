namespace SsoConfig.Desktop;

/// <summary>The app could not be made the handler of its redirect scheme; the message says why and what to do.</summary>
internal sealed class SchemeHandlerException(string message, Exception? inner = null) : Exception(message, inner);
