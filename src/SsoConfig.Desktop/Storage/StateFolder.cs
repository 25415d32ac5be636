namespace SsoConfig.Desktop.Storage;

/// <summary>Where an app keeps its state: one folder per redirect scheme, which is what distinguishes apps on a device.</summary>
internal static class StateFolder
{
    /// <summary>The environment variable that moves the state of all apps to another folder.</summary>
    public const string Variable = "SSO_HOME";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The folder that <c>$SSO_HOME</c> names, or <see langword="null"/> where the user's data folder is used.</summary>
    public static string? ChosenHome =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } home ? Path.GetFullPath(home) : null;

    /// <summary>
    /// The app's folder below <paramref name="home"/>, <c>$SSO_HOME</c> or the user's data folder, whichever is given first.
    /// </summary>
    public static string Find(string scheme, string? home = null) => Path.Combine(home ?? ChosenHome ?? DefaultHome(), scheme);

    /// <summary>
    /// The folder that the apps of a family share, below <paramref name="home"/>, <c>$SSO_HOME</c> or the user's data
    /// folder. A redirect scheme has no underscore,
    /// so no app has a folder of that name.
    /// </summary>
    public static string FindFamily(string family, string? home = null) =>
        Path.Combine(home ?? ChosenHome ?? DefaultHome(), "_family", family);

    /// <summary>Creates the folder so that no other user can enter it, and closes an existing one to others.</summary>
    /// <exception cref="IOException">It cannot be created, or it belongs to another user.</exception>
    public static string EnsurePrivate(string folder)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                // Below the user's profile, whose access list keeps other users out.
                return Directory.CreateDirectory(folder).FullName;
            }

            Directory.CreateDirectory(folder, OwnerOnly);
            ThrowIfForeign(folder);
            File.SetUnixFileMode(folder, OwnerOnly);
            return folder;
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or DirectoryNotFoundException or FileNotFoundException)
        {
            throw new IOException(
                $"The folder \"{folder}\" cannot be created or written by this user. Set {Variable} to a folder that this user can write.",
                exception
            );
        }
    }

    /// <summary>Whether there is a folder, and it belongs to this user. Nothing is read from one that another user has put there.</summary>
    /// <exception cref="IOException">It belongs to another user.</exception>
    public static bool Exists(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return false;
        }

        if (!OperatingSystem.IsWindows())
        {
            ThrowIfForeign(folder);
        }

        return true;
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static void ThrowIfForeign(string folder)
    {
        if (UnixFileStatus.Read(UnixFileStatus.FindTarget(folder)) is { } status && status.Owner != UnixFileStatus.CurrentUser)
        {
            throw new IOException($"The folder \"{folder}\" belongs to another user. Set {Variable} to a folder of this user.");
        }
    }

    // $XDG_DATA_HOME or ~/.local/share; ~/Library/Application Support; %LOCALAPPDATA%. It may not exist, as in a container: that is found
    // when it is used.
    private static string DefaultHome() =>
        Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
            "sso"
        );
}
