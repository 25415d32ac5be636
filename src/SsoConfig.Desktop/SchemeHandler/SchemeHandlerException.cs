namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>The app could not be made the handler of its redirect scheme; the message says why and what to do.</summary>
internal sealed class SchemeHandlerException(string message, Exception? inner = null) : Exception(message, inner)
{
    public static SchemeHandlerException HeldByAnother(string scheme, string holder, string remedy) =>
        new(
            $"The scheme \"{scheme}\" already belongs to another app ({holder}), which would receive the responses of this one. "
                + $"Give this app a scheme of its own in okta.json (redirectUri and logoutRedirectUri) and at the provider, or {remedy}."
        );

    public static SchemeHandlerException NotRegistered(string scheme, Exception inner) =>
        new($"The scheme \"{scheme}\" could not be registered for this user: {inner.Message}", inner);
}
