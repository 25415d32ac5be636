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
    /// Call this first in <c>Main</c>, and return when it is true: the operating system has then started the program only to hand over a
    /// response (<c>sso-callback URI</c>). The response goes to the process that waits for it. If none does, as after a kill, or if it
    /// waits for another one, the pending sign-in is completed here. A response that nobody asked for, or that came before, changes
    /// nothing.
    /// </summary>
    /// <remarks>
    /// What goes wrong is written to standard error, and <see cref="Environment.ExitCode"/> is set to 1: nobody waits for this process.
    /// </remarks>
    /// <param name="args">The program's arguments.</param>
    /// <param name="options">The app's options.</param>
    /// <param name="desktopOptions">The same options that <see cref="CreateClient"/> is called with.</param>
    /// <param name="cancellationToken">Ends the completion of a pending sign-in.</param>
    /// <returns>Whether the arguments were a callback.</returns>
    /// <exception cref="ArgumentException">The redirect URI has no scheme of the app's own.</exception>
    public static async Task<bool> TryHandleCallbackAsync(
        string[] args,
        SsoOptions options,
        SsoDesktopOptions? desktopOptions = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(options);
        if (!CallbackArguments.AreMeant(args))
        {
            return false;
        }

        var failure =
            CallbackArguments.TryParse(args) is { } callback && RedirectScheme.IsAddressedTo(options, callback.ResponseUri)
                ? await HandleAsync(callback, options, desktopOptions ?? new SsoDesktopOptions(), cancellationToken).ConfigureAwait(false)
                : $"The arguments are not those of a callback: {CallbackArguments.Verb} URI, where the URI starts with "
                    + $"\"{RedirectScheme.From(options)}:\".";
        if (failure is not null)
        {
            await Console.Error.WriteLineAsync($"{CallbackArguments.Verb}: {failure}").ConfigureAwait(false);
            Environment.ExitCode = 1;
        }

        return true;
    }

    /// <summary>A client over the system browser, the user's scheme handler and an encrypted file. Dispose it at the end.</summary>
    /// <param name="options">The app's options.</param>
    /// <param name="desktopOptions">What differs from the defaults; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">The redirect URI has no scheme of the app's own, or the state folder is not an absolute
    /// path.</exception>
    public static SsoClient CreateClient(SsoOptions options, SsoDesktopOptions? desktopOptions = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        desktopOptions ??= new SsoDesktopOptions();
        return CreateClientIn(FindStateFolder(options, desktopOptions), options, desktopOptions, home: null);
    }

    /// <summary>Removes what a sign-in has registered with the operating system for this user, as before an uninstall.</summary>
    /// <param name="options">The app's options.</param>
    /// <param name="desktopOptions">The same options that <see cref="CreateClient"/> is called with.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Task UnregisterSchemeAsync(
        SsoOptions options,
        SsoDesktopOptions? desktopOptions = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        return SchemeHandlerRegistry.UnregisterAsync(
            options,
            FindStateFolder(options, desktopOptions ?? new SsoDesktopOptions()),
            cancellationToken
        );
    }

    internal static SsoClient CreateClientIn(
        string folder,
        SsoOptions options,
        SsoDesktopOptions desktopOptions,
        string? home,
        ISystemBrowser? browser = null,
        ITokenStore? tokenStore = null
    )
    {
        Func<CancellationToken, Task>? register = desktopOptions.RegisterScheme
            ? cancellationToken => SchemeHandlerRegistry.RegisterAsync(options, folder, cancellationToken)
            : null;
        var launcher = new BrowserLauncher(Environment.GetEnvironmentVariable("BROWSER"), BrowserObstacles.OfThisSystem);
        var store = new FileTokenStore(folder);
        var clientOptions = WithFamilyStore(desktopOptions.ClientOptions, options.NativeSso, home);
        return new SsoClient(
            options,
            browser ?? new DesktopSystemBrowser(folder, register, launcher),
            tokenStore ?? store,
            options.UseDPoP ? WithProofKeyStore(clientOptions ?? new SsoClientOptions(), store) : clientOptions
        );
    }

    // Windows has a store of its own. Elsewhere there is none that every desktop has, or that an app without a signature may use.
    private static SsoClientOptions WithProofKeyStore(SsoClientOptions clientOptions, FileTokenStore store) =>
        clientOptions with
        {
            ProofKeyStore =
                clientOptions.ProofKeyStore ?? (OperatingSystem.IsWindows() ? new CngProofKeyStore() : new TokenStoreProofKeyStore(store)),
        };

    private static SsoClientOptions? WithFamilyStore(SsoClientOptions? clientOptions, SsoNativeSsoOptions? nativeSso, string? home) =>
        nativeSso is null || clientOptions?.FamilyCredentialStore is not null
            ? clientOptions
            : (clientOptions ?? new SsoClientOptions()) with
            {
                FamilyCredentialStore = new FileFamilyCredentialStore(StateFolder.FindFamily(nativeSso.Family, home)),
            };

    // The home is the $SSO_HOME of the process that registered the scheme, which the browser may not pass on.
    internal static string FindStateFolder(SsoOptions options, SsoDesktopOptions desktopOptions, string? home = null)
    {
        var scheme = RedirectScheme.From(options);
        return desktopOptions.StateFolder switch
        {
            null => StateFolder.Find(scheme, home),
            { } folder when Path.IsPathFullyQualified(folder) => folder,
            { } folder => throw new ArgumentException($"The state folder \"{folder}\" is not an absolute path.", nameof(desktopOptions)),
        };
    }

    // What went wrong, or null.
    private static async Task<string?> HandleAsync(
        CallbackArguments callback,
        SsoOptions options,
        SsoDesktopOptions desktopOptions,
        CancellationToken cancellationToken
    )
    {
        var folder = FindStateFolder(options, desktopOptions, callback.Home);
        try
        {
            if (await CallbackSender.SendAsync(folder, callback.ResponseUri, cancellationToken).ConfigureAwait(false) == true)
            {
                return null;
            }
        }
        catch (IOException exception)
        {
            return exception.Message;
        }

        using var client = CreateClientIn(folder, options, desktopOptions, callback.Home);
        return await client.ResumeSignInAsync(callback.ResponseUri, cancellationToken).ConfigureAwait(false) is SignInResult.Failed failed
            ? failed.Error.Message
            : null;
    }
}
