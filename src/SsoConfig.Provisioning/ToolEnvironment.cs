namespace SsoConfig.Provisioning;

/// <summary>Everything outside the process that a command touches, apart from the files that it is given.</summary>
internal sealed record ToolEnvironment
{
    public required TextReader Input { get; init; }

    /// <summary>Whether standard input is a terminal.</summary>
    public required bool IsInteractive { get; init; }

    public required TextWriter Output { get; init; }

    public required TextWriter Error { get; init; }

    public required Func<string, string?> GetVariable { get; init; }

    /// <summary>The user's home folder, where <c>.okta/okta.yaml</c> is.</summary>
    public required string HomeFolder { get; init; }

    /// <summary>Where what must outlive the command is kept, for this user alone.</summary>
    public required string StateFolder { get; init; }

    public required string CurrentFolder { get; init; }

    /// <summary>Follows no redirect and keeps no cookie.</summary>
    public required HttpMessageHandler Handler { get; init; }

    /// <summary>Asks another program; null where it does not respond.</summary>
    public required Func<string, string[], CancellationToken, Task<string?>> RunProgram { get; init; }

    /// <summary>Asks another program, with these variables in its environment; null where it does not respond.</summary>
    public Func<string, string[], IReadOnlyDictionary<string, string>, CancellationToken, Task<string?>> RunProgramWith { get; init; } =
        ProgramOutput.ReadAsync;

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    public KnownSecrets Secrets { get; } = new();

    public static ToolEnvironment OfThisProcess() =>
        new()
        {
            Input = Console.In,
            IsInteractive = !Console.IsInputRedirected,
            Output = Console.Out,
            Error = Console.Error,
            GetVariable = Environment.GetEnvironmentVariable,
            HomeFolder = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
            StateFolder = StateFolderOfThisUser(),
            CurrentFolder = Environment.CurrentDirectory,
            RunProgram = ProgramOutput.ReadAsync,
            Handler = NewHandler(),
        };

    /// <summary>What a process of the tool reaches the network with.</summary>
    public static SocketsHttpHandler NewHandler() =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(15),
        };

    // $SSO_HOME as for the desktop apps; else $XDG_DATA_HOME or ~/.local/share, ~/Library/Application Support, %LOCALAPPDATA%.
    private static string StateFolderOfThisUser()
    {
        var chosen = Environment.GetEnvironmentVariable("SSO_HOME");
        var home = string.IsNullOrEmpty(chosen)
            ? Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
                "sso"
            )
            : Path.GetFullPath(chosen);
        return Path.Combine(home, "registrations");
    }
}
