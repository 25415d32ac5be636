using System.ComponentModel;
using SsoConfig.Desktop.Storage;

namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>Where the operating system looks up which program opens the URIs of a scheme, for this user alone.</summary>
internal abstract class SchemeHandlerRegistry
{
    /// <summary>Makes the command the scheme's handler; does nothing where it is already.</summary>
    /// <exception cref="SchemeHandlerException">Another app holds the scheme, or the system does not let it be registered.</exception>
    public abstract Task RegisterAsync(string scheme, string clientId, HandlerCommand command, CancellationToken cancellationToken);

    /// <summary>Removes the registration; does nothing where there is none of ours.</summary>
    public abstract Task UnregisterAsync(string scheme, CancellationToken cancellationToken);

    /// <summary>Registers the running program for each scheme of the app.</summary>
    /// <exception cref="SchemeHandlerException">It cannot be, with the reason and the remedy.</exception>
    public static async Task RegisterAsync(SsoOptions options, string stateFolder, CancellationToken cancellationToken)
    {
        var package = SandboxedPackage.FindCurrent();
        foreach (var scheme in RedirectScheme.AllFrom(options))
        {
            if (package is not null)
            {
                package.ThrowIfNotDeclared(scheme);
                continue;
            }

            try
            {
                var command = HandlerCommand.ForThisProcess().WithTrustedProgram();
                await ForThisSystem(stateFolder).RegisterAsync(scheme, options.ClientId, command, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or TimeoutException or Win32Exception)
            {
                throw SchemeHandlerException.NotRegistered(scheme, exception);
            }
        }
    }

    public static async Task UnregisterAsync(SsoOptions options, string stateFolder, CancellationToken cancellationToken)
    {
        foreach (var scheme in RedirectScheme.AllFrom(options))
        {
            await ForThisSystem(stateFolder).UnregisterAsync(scheme, cancellationToken).ConfigureAwait(false);
        }
    }

    private static SchemeHandlerRegistry ForThisSystem(string stateFolder) =>
        OperatingSystem.IsWindows() ? new WindowsSchemeHandlerRegistry(new WindowsClassRegistry())
        : OperatingSystem.IsMacOS() ? new MacSchemeHandlerRegistry(stateFolder)
        : new LinuxSchemeHandlerRegistry(XdgFolders.ForThisUser());
}
