using SsoConfig.Desktop.Callback;
using SsoConfig.Desktop.Storage;

namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>How the operating system starts this app for a response, which follows as the last argument.</summary>
/// <param name="Program">The file that is started.</param>
/// <param name="Arguments">The arguments before the response.</param>
internal sealed record HandlerCommand(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>The app's own file: its executable, or the dll that <c>dotnet</c> runs.</summary>
    public string App => Arguments is [var first, ..] && first != CallbackArguments.Verb ? first : Program;

    /// <summary>
    /// Folders below one that every user can write, such as /tmp: the command may run only while they are still this user's, since another
    /// user can create them again once they are gone.
    /// </summary>
    public IReadOnlyList<string> FoldersToKeep { get; init; } = [];

    /// <summary>The command that has started this process: its own executable, its AppImage, or <c>dotnet</c> with its dll.</summary>
    public static HandlerCommand ForThisProcess() =>
        Create(
            Environment.ProcessPath
                ?? throw new SchemeHandlerException(
                    "The path of this process is not known, so it cannot be registered to receive the response."
                ),
            Environment.GetCommandLineArgs()[0],
            StateFolder.ChosenHome,
            Environment.GetEnvironmentVariable
        );

    public static HandlerCommand Create(string processPath, string entryPath, string? home, Func<string, string?> variable)
    {
        var prefix = CallbackArguments.Prefix(home);
        return FindAppImage(processPath, variable) is { } image ? new HandlerCommand(image, prefix)
            : IsDotnet(processPath) ? new HandlerCommand(processPath, [Path.GetFullPath(entryPath), .. prefix])
            : new HandlerCommand(processPath, prefix);
    }

    /// <summary>The command, once it is known that no other user can change what it runs.</summary>
    /// <exception cref="SchemeHandlerException">Another user can: a page could then have that user's program run as this user.</exception>
    public HandlerCommand WithTrustedProgram()
    {
        if (OperatingSystem.IsWindows())
        {
            WindowsProgramTrust.Verify(Program);
            WindowsProgramTrust.Verify(App);
            return this;
        }

        return this with
        {
            FoldersToKeep = [.. UnixProgramTrust.Verify(Program).Concat(UnixProgramTrust.Verify(App)).Distinct()],
        };
    }

    // An AppImage runs from a folder below /tmp that is mounted under another name each time. The variables are inherited by what it starts
    // (docs.appimage.org, Environment variables), so they count only where this program is in that folder.
    private static string? FindAppImage(string processPath, Func<string, string?> variable) =>
        variable("APPDIR") is { Length: > 0 } folder
        && processPath.StartsWith(folder.TrimEnd('/') + '/', StringComparison.Ordinal)
        && variable("APPIMAGE") is { } image
        && Path.IsPathRooted(image)
        && File.Exists(image)
            ? image
            : null;

    private static bool IsDotnet(string processPath) =>
        Path.GetFileNameWithoutExtension(processPath).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
}
