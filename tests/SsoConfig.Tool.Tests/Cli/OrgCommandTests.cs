using System.Net;
using System.Net.Sockets;
using SsoConfig.Tool.Tests.Support;

namespace SsoConfig.Tool.Tests.Cli;

public sealed class OrgCommandTests : IDisposable
{
    private readonly AppFamily _family = AppFamily.CreatePair();

    [Fact]
    public async Task Help_explains_the_command_without_prior_knowledge()
    {
        var (exitCode, output, _) = await RunAsync("org", "--help");

        Assert.Equal(0, exitCode);
        Assert.All(
            [
                "A provider is the site where users sign in",
                "sso org --app First/okta.json --app Second/okta.json",
                "not for production",
                "ENDPOINT:EFFECT[:TIMES]",
            ],
            text => Assert.Contains(text, output, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task It_prints_ready_with_the_issuer_and_responds_there()
    {
        await using var tool = ToolProcess.Start(_family.Path, "org", "--app", "First/okta.json", "--app", "Second");

        var line = await tool.ReadLineAsync();

        using var http = new HttpClient();
        var document = await Json.ReadAsync(
            http.GetAsync($"{_family.Issuer}/.well-known/openid-configuration", TestContext.Current.CancellationToken)
        );
        Assert.Equal($"ready: {_family.Issuer}", line);
        Assert.Equal(_family.Issuer, document["issuer"]);
    }

    [Fact]
    public async Task Ctrl_C_stops_it_with_exit_code_0_and_deletes_its_data()
    {
        await using var tool = ToolProcess.Start(_family.Path, "org", "--app", "First");
        await tool.ReadLineAsync();
        var during = TemporaryFolders();

        var exitCode = await tool.InterruptAsync();

        Assert.Equal(0, exitCode);
        Assert.Single(during);
        Assert.Empty(TemporaryFolders());
    }

    [Fact]
    public async Task A_data_folder_is_kept()
    {
        await using var tool = ToolProcess.Start(_family.Path, "org", "--app", "First", "--data", "kept");
        await tool.ReadLineAsync();

        await tool.InterruptAsync();

        Assert.True(File.Exists(Path.Combine(_family.Path, "kept", "org.db")));
        Assert.Empty(TemporaryFolders());
    }

    [Fact]
    public async Task Switches_reach_the_org()
    {
        await using var tool = ToolProcess.Start(
            _family.Path,
            "org",
            "--app",
            "First",
            "--user",
            "Mary Seacole <mary@example.com>",
            "--fault",
            "no-revocation",
            "--pushed-requests",
            "optional",
            "--native-sso",
            "okta",
            "--quiet"
        );
        await tool.ReadLineAsync();
        using var http = new HttpClient();

        var document = await Json.ReadAsync(
            http.GetAsync($"{_family.Issuer}/.well-known/openid-configuration", TestContext.Current.CancellationToken)
        );
        var front = await http.GetStringAsync(new Uri(new Uri(_family.Issuer), "/"), TestContext.Current.CancellationToken);

        Assert.Null(document["revocation_endpoint"]);
        Assert.NotNull(document["pushed_authorization_request_endpoint"]);
        Assert.Equal("True", document["native_sso_supported"]);
        Assert.Contains("Mary Seacole", front, StringComparison.Ordinal);
        Assert.DoesNotContain("Ada", front, StringComparison.Ordinal);
        Assert.Equal("", tool.Error);
    }

    [Fact]
    public async Task An_org_with_registration_starts_without_apps()
    {
        await using var tool = ToolProcess.Start(_family.Path, "org", "--registration", "--issuer", _family.Issuer);

        var line = await tool.ReadLineAsync();

        using var http = new HttpClient();
        var document = await Json.ReadAsync(
            http.GetAsync($"{_family.Issuer}/.well-known/openid-configuration", TestContext.Current.CancellationToken)
        );
        Assert.Equal($"ready: {_family.Issuer}", line);
        Assert.Equal($"{_family.Issuer}/v1/clients", document["registration_endpoint"]);
    }

    [Fact]
    public async Task The_initial_access_token_comes_from_the_environment_and_is_never_printed()
    {
        const string Token = "the-initial-token";
        await using var tool = ToolProcess.Start(
            _family.Path,
            new Dictionary<string, string?> { ["SSO_INITIAL_ACCESS_TOKEN"] = Token },
            "org",
            "--app",
            "First",
            "--registration"
        );
        var line = await tool.ReadLineAsync();

        using var http = new HttpClient();
        using var content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var response = await http.PostAsync($"{_family.Issuer}/v1/clients", content, TestContext.Current.CancellationToken);
        await tool.InterruptAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("SSO_INITIAL_ACCESS_TOKEN", tool.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, line + tool.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'--app' is required", "org")]
    [InlineData("'--app' is required", "org", "--registration")]
    [InlineData("'--issuer' requires '--registration'", "org", "--issuer", "http://127.0.0.1:5080/oauth2/default")]
    [InlineData(
        "'--issuer' cannot be combined with '--app'",
        "org",
        "--app",
        "First",
        "--registration",
        "--issuer",
        "http://127.0.0.1:5080/oauth2/default"
    )]
    [InlineData("'both' is not valid for --cookie. Use session or persistent.", "org", "--app", "First", "--cookie", "both")]
    [InlineData(
        "'x' is not valid for --grace-period. Use a whole number of seconds, at least 0.",
        "org",
        "--app",
        "First",
        "--grace-period",
        "x"
    )]
    [InlineData(
        "'0' is not valid for --access-token-lifetime. Use a whole number of seconds, at least 1.",
        "org",
        "--app",
        "First",
        "--access-token-lifetime",
        "0"
    )]
    [InlineData("'token' is not a fault. Use one of these:", "org", "--app", "First", "--fault", "token")]
    [InlineData(
        "'Ada' is not a valid user. Write a name and an email address, for example \"Ada Lovelace <ada@example.com>\".",
        "org",
        "--app",
        "First",
        "--user",
        "Ada"
    )]
    [InlineData("'--nonsense'", "org", "--app", "First", "--nonsense")]
    [InlineData("'sso org --help' lists the options", "org", "--nonsense")]
    public async Task Wrong_usage_is_exit_code_2_with_the_remedy(string remedy, params string[] arguments)
    {
        var (exitCode, output, error) = await RunAsync(arguments);

        Assert.Equal(2, exitCode);
        Assert.Contains(remedy, error, StringComparison.Ordinal);
        Assert.Equal("", output);
    }

    [Fact]
    public async Task Two_apps_with_different_issuers_are_refused_with_both_files_and_both_issuers()
    {
        _family.AddApp("Third", issuer: "http://127.0.0.1:5999/other");

        var (exitCode, _, error) = await RunAsync("org", "--app", "First", "--app", "Third");

        Assert.Equal(1, exitCode);
        Assert.All(
            [
                Path.Combine("First", "okta.json"),
                _family.Issuer,
                Path.Combine("Third", "okta.json"),
                "http://127.0.0.1:5999/other",
                "okta.org.json",
            ],
            text => Assert.Contains(text, error, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Two_apps_with_one_client_id_are_refused()
    {
        _family.Write("Copy/okta.json", File.ReadAllText(Path.Combine(_family.Path, "First", "okta.json")));

        var (exitCode, _, error) = await RunAsync("org", "--app", "First", "--app", "Copy");

        Assert.Equal(1, exitCode);
        Assert.Contains("Two apps use the client id 'first-client'", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://dev-1.okta.com/oauth2/default", "runs on this machine only")]
    [InlineData("https://127.0.0.1:5080/oauth2/default", "Use http://127.0.0.1:5080/oauth2/default.")]
    [InlineData("http://127.0.0.1:5080", "Use http://127.0.0.1:5080/ in okta.json.")]
    public async Task An_issuer_where_no_org_can_run_is_refused_with_the_remedy(string issuer, string remedy)
    {
        _family.AddApp("Alone", issuer);

        var (exitCode, _, error) = await RunAsync("org", "--app", "Alone");

        Assert.Equal(1, exitCode);
        Assert.Contains(remedy, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_reported_with_the_remedy()
    {
        var port = new Uri(_family.Issuer).Port;
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();

        var (exitCode, _, error) = await RunAsync("org", "--app", "First");

        Assert.Equal(1, exitCode);
        Assert.Contains($"Port {port} is in use", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_reported()
    {
        var (exitCode, _, error) = await RunAsync("org", "--app", "Nowhere/okta.json");

        Assert.Equal(1, exitCode);
        Assert.Contains($"The file '{Path.Combine(_family.Path, "Nowhere", "okta.json")}' does not exist", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_in_a_file_is_reported_with_its_location()
    {
        _family.Write("Broken/okta.json", "{\n  \"clientId\" \"x\"\n}");

        var (exitCode, _, error) = await RunAsync("org", "--app", "Broken");

        Assert.Equal(1, exitCode);
        Assert.Contains($"{Path.Combine("Broken", "okta.json")}(2,3): SSO", error, StringComparison.Ordinal);
    }

    public void Dispose() => _family.Dispose();

    private string[] TemporaryFolders() => Directory.GetDirectories(_family.Path, "sso-org-*");

    private Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) =>
        ToolProcess.RunAsync(_family.Path, arguments);
}
