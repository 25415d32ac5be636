using SsoConfig.Tool.Commands;

namespace SsoConfig.Provisioning.Tests.Support;

/// <summary>A developer's machine with apps in a folder, and the providers that it reaches.</summary>
internal sealed class Scenario : IDisposable
{
    public const string Issuer = $"https://{FakeOkta.Host}/oauth2/default";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sso-register-");
    private readonly Lock _lock = new();

    public Scenario()
    {
        Directory.CreateDirectory(Folder);
        Directory.CreateDirectory(Home);
        UseEnvironmentToken();
    }

    public FakeOkta Okta { get; } = new();

    public InstantTime Time { get; } = new();

    public string Folder => Path.Combine(_folder.FullName, "apps");

    public string Home => Path.Combine(_folder.FullName, "home");

    public string State => Path.Combine(Home, "state");

    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>What other programs on the machine print, by their command lines.</summary>
    public Dictionary<string, string> Programs { get; } =
        new()
        {
            ["xdg-settings get default-web-browser"] = "firefox.desktop",
            ["dotnet workload list"] = "maui-android 10.0.1",
            ["xdg-mime query default x-scheme-handler/com.first.sample"] = "com.first.sample.desktop",
            ["xdg-mime query default x-scheme-handler/com.second.sample"] = "com.second.sample.desktop",
        };

    public string Input { get; set; } = "";

    public bool IsInteractive { get; set; }

    /// <summary>Everything that was printed so far.</summary>
    public string Everything { get; private set; } = "";

    /// <summary>Gets each line of standard error at once.</summary>
    public Action<string?> Heard { get; set; } = static _ => { };

    public HttpMessageHandler? Handler { get; set; }

    /// <summary>First and Second below one okta.org.json, without client ids.</summary>
    public static Scenario OfTwo()
    {
        var scenario = new Scenario();
        scenario.Write("okta.org.json", $$"""{ "issuer": "{{Issuer}}" }""");
        scenario.AddApp("First");
        scenario.AddApp("Second");
        return scenario;
    }

    public void UseEnvironmentToken(string token = FakeOkta.Token)
    {
        Variables["OKTA_API_TOKEN"] = token;
        Variables["OKTA_ORG_NAME"] = "dev-1";
        Variables["OKTA_BASE_URL"] = "okta.com";
    }

    public void AddApp(string name, string clientId = "{clientId}") =>
        Write(
            $"{name}/okta.json",
            $$"""
            {
              "clientId": "{{clientId}}",

              // The scheme brings the browser back.
              "redirectUri": "com.{{name.ToLowerInvariant()}}.sample:/callback",
              "logoutRedirectUri": "com.{{name.ToLowerInvariant()}}.sample:/logout",
            }
            """
        );

    public string PathOf(string file) => Path.Combine(Folder, file);

    public string Read(string file) => File.ReadAllText(PathOf(file));

    public void Write(string file, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), content);
    }

    public async Task<ToolResult> RunUntilAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new HeardWriter(Heard));
        var environment = new ToolEnvironment
        {
            Input = new StringReader(Input),
            IsInteractive = IsInteractive,
            Output = output,
            Error = error,
            GetVariable = Variables.GetValueOrDefault,
            HomeFolder = Home,
            StateFolder = State,
            CurrentFolder = Folder,
            Handler = Handler ?? Okta,
            RunProgram = (program, arguments, _) => Task.FromResult(Programs.GetValueOrDefault($"{program} {string.Join(' ', arguments)}")),
            TimeProvider = Time,
        };
        var parsed = RootCommandFactory.Create(environment).Parse(arguments);
        Assert.Empty(parsed.Errors);
        var exitCode = await parsed.InvokeAsync(
            new System.CommandLine.InvocationConfiguration { EnableDefaultExceptionHandler = false },
            cancellationToken
        );
        lock (_lock)
        {
            Everything += $"{output}{error}";
        }

        return new ToolResult(exitCode, output.ToString(), error.ToString());
    }

    public Task<ToolResult> RunAsync(params string[] arguments) => RunUntilAsync(TestContext.Current.CancellationToken, arguments);

    public void Dispose()
    {
        // Whatever a test is about: Okta would have understood each request, and nobody could have read a token.
        Assert.Empty(Okta.Problems);
        AssertNoSecrets(FakeOkta.Token, FakeOkta.AccessToken, "must-never-be-printed");
        _folder.Delete(recursive: true);
    }

    public void AssertNoSecrets(params string[] secrets)
    {
        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(secret, Everything, StringComparison.Ordinal);
            Assert.All(
                Directory.GetFiles(Folder, "*", SearchOption.AllDirectories),
                file => Assert.DoesNotContain(secret, File.ReadAllText(file), StringComparison.Ordinal)
            );
        }
    }

    private sealed class HeardWriter(Action<string?> heard) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            heard(value);
        }
    }
}

/// <summary>What a run of the tool left.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Error)
{
    public System.Text.Json.Nodes.JsonObject Json => System.Text.Json.Nodes.JsonNode.Parse(Output)!.AsObject();

    public override string ToString() => $"{ExitCode}\n{Output}\n{Error}";
}
