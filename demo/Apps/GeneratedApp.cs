using System.Text.Json.Nodes;
using SsoConfig.Eng;

namespace SsoConfig.Demo.Apps;

/// <summary>One of the two apps: made by one command, set up in its okta.json alone, used through its console.</summary>
internal sealed class GeneratedApp(Stage stage, string name, string scheme)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    public string Name { get; } = name;

    public string Scheme { get; } = scheme;

    /// <summary>The client id in its okta.json.</summary>
    public string ClientId => (string)ReadOktaJson()["clientId"]!;

    public string OktaJson => Path.Combine(Folder, "okta.json");

    private string Folder => Path.Combine(stage.Family, Name);

    private string Executable => Path.Combine(Folder, "bin", "Debug", "net10.0", OperatingSystem.IsWindows() ? $"{Name}.exe" : Name);

    /// <summary>The one command that makes the app.</summary>
    /// <param name="options">Further options of the template.</param>
    public async Task<string> CreateAsync(CancellationToken cancellationToken, params string[] options)
    {
        string[] arguments = ["maui-sso-app", "-n", Name, "--scheme", Scheme, .. options];
        (await stage.Dotnet.NewAsync(stage.Family, arguments, cancellationToken)).EnsureSucceeded();
        return $"dotnet new {string.Join(' ', arguments)}";
    }

    /// <summary>The one edit: the client id, which the provider's console shows.</summary>
    public async Task FillInClientIdAsync(CancellationToken cancellationToken)
    {
        var json = ReadOktaJson();
        json["clientId"] = $"0oa{Name.ToLowerInvariant()}";
        await File.WriteAllTextAsync(OktaJson, json.ToJsonString(new() { WriteIndented = true }), cancellationToken);
    }

    /// <summary>Leaves no scheme handler behind; nothing to do for an app that was not built.</summary>
    public async Task UnregisterAsync()
    {
        if (File.Exists(Executable))
        {
            (await Command.RunAsync(Executable, ["unregister"], Folder, stage.Home.Environment())).EnsureSucceeded();
        }
    }

    private JsonNode ReadOktaJson() =>
        JsonNode.Parse(
            File.ReadAllText(OktaJson),
            documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip, AllowTrailingCommas = true }
        )!;

    /// <exception cref="InvalidOperationException">The build failed or warned.</exception>
    public async Task BuildAsync(CancellationToken cancellationToken)
    {
        var build = (await stage.Dotnet.RunAsync(Folder, ["build", "-nologo"], cancellationToken)).EnsureSucceeded();
        if (build.Output.Contains("warning ", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException($"{Name} builds with warnings:\n{build.Output}");
        }
    }

    /// <summary>Runs one of the app's commands to its end, as a user does.</summary>
    public Task<AppOutput> RunAsync(CancellationToken cancellationToken, params string[] arguments) =>
        RunAsync(stage.Home.AppState, arguments, cancellationToken);

    /// <summary>Who the app says is signed in, for the story to compare.</summary>
    public async Task<AppResponse> WhoAmIAsync(CancellationToken cancellationToken) =>
        AppResponse.Parse((await RunAsync(cancellationToken, "whoami", "--json")).Expect(0));

    /// <summary>Runs one of the app's commands over state that was copied elsewhere, as a restored backup would be.</summary>
    /// <exception cref="TimeoutException">It did not end.</exception>
    public async Task<AppOutput> RunAsync(string appState, string[] arguments, CancellationToken cancellationToken)
    {
        var environment = stage.Home.Environment();
        environment["SSO_HOME"] = appState;
        environment["BROWSER"] = stage.Browser.OpenCommand;
        var commandLine = $"{Name} {string.Join(' ', arguments)}";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            var outcome = await Command.RunAsync(Executable, arguments, Folder, environment, limit.Token);
            return new AppOutput(commandLine, outcome.ExitCode, outcome.Output.Trim());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(
                $"{commandLine} did not end within {Limit.TotalSeconds:0} s: no response came back from the browser."
            );
        }
    }
}
