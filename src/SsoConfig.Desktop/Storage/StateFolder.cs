namespace SsoConfig.Desktop.Storage;

/// <summary>Where an app keeps what it has to remember: one folder for each redirect scheme, which is what tells apps apart on a device.</summary>
internal static class StateFolder
{
    /// <summary>The variable that moves the state of all apps elsewhere.</summary>
    public const string Variable = "SSO_HOME";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The folder that was chosen by <c>$SSO_HOME</c>, or <see langword="null"/> where the user's data folder applies.</summary>
    public static string? ChosenHome => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } home ? Path.GetFullPath(home) : null;

    /// <summary>The app's folder below <paramref name="home"/>, <c>$SSO_HOME</c> or the user's data folder, whichever is given first.</summary>
    public static string Of(SsoOptions options, string? home = null) => Path.Combine(home ?? ChosenHome ?? DefaultHome(), RedirectScheme.Of(options));

    /// <summary>Creates the folder so that nobody else can look into it, and closes an existing one to others.</summary>
    public static string EnsurePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            // Below the user's profile, whose access list keeps other users out.
            return Directory.CreateDirectory(folder).FullName;
        }

        Directory.CreateDirectory(folder, OwnerOnly);
        File.SetUnixFileMode(folder, OwnerOnly);
        return folder;
    }

    // $XDG_DATA_HOME or ~/.local/share; ~/Library/Application Support; %LOCALAPPDATA%.
    private static string DefaultHome() =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "sso");
}
