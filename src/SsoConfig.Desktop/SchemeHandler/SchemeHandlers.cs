using SsoConfig.Desktop.Storage;

namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>The registry of the operating system that runs this, and what all of them say.</summary>
internal static class SchemeHandlers
{
    public static void Register(SsoOptions options)
    {
        var registry = OfThisSystem(options);
        var command = HandlerCommand.OfThisProcess();
        foreach (var scheme in RedirectScheme.AllOf(options))
        {
            try
            {
                registry.Register(scheme, options.ClientId, command);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new SchemeHandlerException($"The scheme \"{scheme}\" could not be registered for this user: {exception.Message}", exception);
            }
        }
    }

    public static void Unregister(SsoOptions options)
    {
        var registry = OfThisSystem(options);
        foreach (var scheme in RedirectScheme.AllOf(options))
        {
            registry.Unregister(scheme);
        }
    }

    public static SchemeHandlerException HeldByAnother(string scheme, string holder, string remedy) =>
        new($"The scheme \"{scheme}\" already belongs to another app ({holder}), which would receive the answers of this one. "
            + $"Give this app a scheme of its own in okta.json (redirectUri and logoutRedirectUri) and at the provider, or {remedy}.");

    private static ISchemeHandlerRegistry OfThisSystem(SsoOptions options)
    {
        if (OperatingSystem.IsWindows())
        {
            return new WindowsSchemeHandlerRegistry(new WindowsClassRegistry());
        }

        var folder = StateFolder.Of(options);
        return OperatingSystem.IsMacOS() ? new MacSchemeHandlerRegistry(folder) : new LinuxSchemeHandlerRegistry(XdgFolders.OfThisUser(), folder);
    }
}
