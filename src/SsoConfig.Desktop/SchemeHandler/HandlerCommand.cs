using SsoConfig.Desktop.Callback;
using SsoConfig.Desktop.Storage;

namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>How the operating system starts this app for an answer, which follows as the last argument.</summary>
/// <param name="Program">The file that is started.</param>
/// <param name="Arguments">What stands before the answer.</param>
internal sealed record HandlerCommand(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>The app's own file: its executable, or the dll that <c>dotnet</c> runs.</summary>
    public string App => Arguments is [var first, ..] && first != CallbackArguments.Verb ? first : Program;

    /// <summary>The command that has started this process: its own executable, or <c>dotnet</c> with its dll.</summary>
    public static HandlerCommand OfThisProcess() =>
        For(
            Environment.ProcessPath ?? throw new SchemeHandlerException("The path of this process is not known, so it can't be registered to receive the answer."),
            Environment.GetCommandLineArgs()[0],
            StateFolder.ChosenHome);

    public static HandlerCommand For(string processPath, string entryPath, string? home)
    {
        IReadOnlyList<string> prefix = CallbackArguments.Prefix(home);
        return IsDotnet(processPath)
            ? new HandlerCommand(processPath, [Path.GetFullPath(entryPath), .. prefix])
            : new HandlerCommand(processPath, prefix);
    }

    private static bool IsDotnet(string processPath) => Path.GetFileNameWithoutExtension(processPath).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
}
