namespace SsoConfig.Demo;

/// <summary>A home folder of the story's own, where on Linux the apps register their schemes and the browser looks them up.</summary>
internal sealed class PrivateHome
{
    public PrivateHome(string folder)
    {
        Folder = folder;
        AppState = Path.Combine(folder, "sso");
        BrowserProfile = Path.Combine(folder, "browser");
        foreach (var child in new[] { Data, Configuration, AppState, BrowserProfile })
        {
            Directory.CreateDirectory(child);
        }
    }

    public string Folder { get; }

    /// <summary>What the apps keep: their tokens.</summary>
    public string AppState { get; }

    public string BrowserProfile { get; }

    private string Data => Path.Combine(Folder, "share");

    private string Configuration => Path.Combine(Folder, "config");

    /// <summary>The variables that put a process into this home.</summary>
    public Dictionary<string, string?> Environment()
    {
        var variables = new Dictionary<string, string?> { ["SSO_HOME"] = AppState, ["DOTNET_ROOT"] = DotnetRoot() };
        if (OperatingSystem.IsLinux())
        {
            variables["HOME"] = Folder;
            variables["XDG_DATA_HOME"] = Data;
            variables["XDG_CONFIG_HOME"] = Configuration;

            // xdg-open asks the scheme handlers only where there is a display; no handler here opens a window.
            variables["DISPLAY"] = System.Environment.GetEnvironmentVariable("DISPLAY") ?? ":4242";
        }

        return variables;
    }

    // The apps start by their own executable, which must find this runtime though HOME is another one.
    private static string DotnetRoot() =>
        Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
}
