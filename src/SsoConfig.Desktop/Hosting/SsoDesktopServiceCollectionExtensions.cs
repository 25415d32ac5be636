using SsoConfig;
using SsoConfig.Desktop;

#pragma warning disable IDE0130 // Where the registrations of other libraries are, so that a host needs no using directive for it.
namespace Microsoft.Extensions.DependencyInjection;

#pragma warning restore IDE0130

/// <summary>Single sign-on for a host on the desktop: a console app, a worker, WPF, Windows Forms, Avalonia.</summary>
public static class SsoDesktopServiceCollectionExtensions
{
    /// <summary>
    /// Registers one <see cref="SsoClient"/> for the whole app, also as <see cref="ISsoClient"/>, over the system browser, the user's
    /// scheme handler and an encrypted file: <c>services.AddSso(OktaConfig.Options)</c>. An <see cref="ISystemBrowser"/> or
    /// <see cref="ITokenStore"/> that is registered is used instead. <see cref="SsoDesktop.TryHandleCallbackAsync"/> still comes first in
    /// <c>Main</c>, before the host is built.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="options">Who the app is and where it signs in: the generated <c>OktaConfig.Options</c>.</param>
    /// <param name="desktopOptions">The same options that <see cref="SsoDesktop.TryHandleCallbackAsync"/> is called with.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentException">
    /// No user could sign in with these options, or the state folder is not an absolute path; thrown here, at the start of the app.
    /// </exception>
    public static IServiceCollection AddSso(this IServiceCollection services, SsoOptions options, SsoDesktopOptions? desktopOptions = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        desktopOptions ??= new SsoDesktopOptions();
        var folder = SsoDesktop.FindStateFolder(options, desktopOptions);
        return services.AddSsoCore(
            options,
            desktopOptions.ClientOptions,
            (provider, clientOptions) =>
                SsoDesktop.CreateClientIn(
                    folder,
                    options,
                    desktopOptions.With(clientOptions),
                    home: null,
                    provider.GetService<ISystemBrowser>(),
                    provider.GetService<ITokenStore>()
                )
        );
    }
}
