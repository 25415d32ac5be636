namespace SsoConfig.Desktop.Commands;

/// <summary>
/// Finds a program on <c>PATH</c> alone. <see cref="System.Diagnostics.Process"/> looks into the current folder first, on every system,
/// and a file of that name there may be anyone's.
/// </summary>
internal static class ProgramPath
{
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <returns>The full path, or <see langword="null"/> if no absolute folder of <c>PATH</c> has the program.</returns>
    public static string? Find(string program) =>
        Path.IsPathFullyQualified(program) ? program
        : program.AsSpan().ContainsAny('/', '\\') ? null
        : Environment
            .GetEnvironmentVariable("PATH")
            ?.Split(Path.PathSeparator)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, FileNameOf(program)))
            .FirstOrDefault(IsExecutable);

    private static string FileNameOf(string program) =>
        OperatingSystem.IsWindows() && !program.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? program + ".exe" : program;

    private static bool IsExecutable(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & Executable) != 0);
}
