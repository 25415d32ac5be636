namespace SsoConfig.Eng.Machine;

/// <summary>Finds programs the way a shell does.</summary>
public static class ProgramPath
{
    /// <summary>The full path of the first of these programs that is on <c>PATH</c>, or <see langword="null"/>.</summary>
    public static string? Find(params IReadOnlyList<string> names)
    {
        var folders = (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(
            Path.PathSeparator,
            StringSplitOptions.RemoveEmptyEntries
        );
        var candidates =
            from name in names
            from folder in folders
            select Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);
        return candidates.FirstOrDefault(File.Exists);
    }
}
