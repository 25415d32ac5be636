using SsoConfig.Desktop.Browser;
using SsoConfig.Desktop.Callback;
using SsoConfig.Desktop.SchemeHandler;
using SsoConfig.Desktop.Storage;

namespace SsoConfig.Desktop;

/// <summary>
/// Sign-in for a program on Linux, Windows or macOS: system browser, scheme handler and token store put together.
/// <code>
/// if (await SsoDesktop.TryHandleCallbackAsync(args, OktaConfig.Options)) return;
/// using var sso = SsoDesktop.CreateClient(OktaConfig.Options);
/// var result = await sso.SignInAsync();
/// </code>
/// </summary>
public static class SsoDesktop
{
    /// <summary>
    /// Call this first in <c>Main</c>, and end when it says true: the operating system has then started the program only to hand over an answer
    /// (<c>sso-callback URI</c>). The answer goes to the process that waits for it; where none does, as after a kill, the pending sign-in is
    /// completed here. An answer that nobody asked for, or that came before, changes nothing.
    /// </summary>
    /// <param name="args">The program's arguments.</param>
    /// <param name="options">The app's options.</param>
    /// <param name="cancellationToken">Ends the completion of a pending sign-in.</param>
    /// <returns>Whether the arguments were a callback.</returns>
    public static async Task<bool> TryHandleCallbackAsync(string[] args, SsoOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(options);
        if (!CallbackArguments.AreMeant(args))
        {
            return false;
        }

        if (CallbackArguments.TryParse(args) is { } callback)
        {
            await HandleAsync(callback, options, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>A client over the system browser, the user's scheme handler and an encrypted file. Dispose it at the end.</summary>
    /// <exception cref="ArgumentException">The redirect URI has no scheme of the app's own.</exception>
    public static SsoClient CreateClient(SsoOptions options, SsoDesktopOptions? desktopOptions = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        desktopOptions ??= new SsoDesktopOptions();
        var folder = desktopOptions.StateFolder ?? StateFolder.Of(options);
        Action? register = desktopOptions.RegisterScheme ? () => SchemeHandlers.Register(options) : null;
        var launcher = new BrowserLauncher(Environment.GetEnvironmentVariable("BROWSER"));
        return new SsoClient(options, new DesktopSystemBrowser(folder, register, launcher), new FileTokenStore(folder), desktopOptions.ClientOptions);
    }

    /// <summary>Takes back what a sign-in has registered with the operating system for this user, as before an uninstall.</summary>
    public static void UnregisterScheme(SsoOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        SchemeHandlers.Unregister(options);
    }

    private static async Task HandleAsync(CallbackArguments callback, SsoOptions options, CancellationToken cancellationToken)
    {
        var folder = StateFolder.Of(options, callback.Home);
        var taken = await new CallbackDesk(folder).DeliverAsync(callback.ResponseUri, cancellationToken).ConfigureAwait(false);

        // The waiting process decides about its answer; only where there is none, what it has left behind may be completed.
        if (taken is null)
        {
            using var client = CreateClient(options, new SsoDesktopOptions { StateFolder = folder });
            await client.ResumeSignInAsync(callback.ResponseUri, cancellationToken).ConfigureAwait(false);
        }
    }
}
