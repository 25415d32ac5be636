using System.Net;
using System.Text;
using SsoConfig.Provisioning.Tests.Support;

namespace SsoConfig.Provisioning.Tests.DynamicRegistration;

/// <summary>
/// A repository from elsewhere chooses issuer and metadataAddress, and so the document; it does not choose who gets a token.
/// </summary>
public sealed class CredentialHostTests : IDisposable
{
    private const string HostVariable = "SSO_INITIAL_ACCESS_TOKEN_HOST";
    private const string OfCompany = $$"""{ "issuer": "{{FakeRegistrationEndpoint.Issuer}}" }""";
    private const string LedAstray = $$"""
        { "issuer": "{{FakeRegistrationEndpoint.Issuer}}", "metadataAddress": "https://evil.example/.well-known/openid-configuration" }
        """;

    private readonly Scenario _scenario = new();
    private readonly FakeRegistrationEndpoint _provider = new();
    private readonly List<string> _hostsWithToken = [];

    public CredentialHostTests()
    {
        _scenario.Handler = _provider;
        _scenario.Variables.Clear();
        _scenario.Variables["SSO_INITIAL_ACCESS_TOKEN"] = FakeRegistrationEndpoint.InitialAccessToken;
        _scenario.AddApp("First");
        Respond(static _ => null);
    }

    [Theory]
    [InlineData(LedAstray, FakeRegistrationEndpoint.Issuer, "https://evil.example/register")]
    [InlineData(OfCompany, FakeRegistrationEndpoint.Issuer, "https://evil.example/register")]
    [InlineData("""{ "issuer": "https://evil.example" }""", "https://evil.example", "https://evil.example/register")]
    public async Task An_initial_access_token_goes_to_no_host_that_only_okta_json_or_the_document_names(
        string organization,
        string issuer,
        string endpoint
    )
    {
        Lead(organization, issuer, endpoint);

        var result = await _scenario.RunAsync("register", "First", "--yes");

        Assert.Empty(_hostsWithToken);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"'evil.example'? Standard input is not a terminal: set {HostVariable}", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_initial_access_token_that_is_for_one_host_is_not_sent_to_another_one(bool isInteractive)
    {
        Lead(LedAstray, FakeRegistrationEndpoint.Issuer, "https://evil.example/register");
        _scenario.Variables[HostVariable] = "id.example.com";
        (_scenario.IsInteractive, _scenario.Input) = (isInteractive, "y\n");

        var result = await _scenario.RunAsync("register", "First", "--yes");

        Assert.Empty(_hostsWithToken);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("is for 'id.example.com'", result.Error, StringComparison.Ordinal);
        Assert.Contains("leads to 'evil.example'", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("y", 0)]
    [InlineData("n", 1)]
    [InlineData("", 1)]
    public async Task On_a_terminal_the_developer_sees_the_host_before_the_initial_access_token_goes_there(string reply, int exitCode)
    {
        _scenario.Write("okta.org.json", OfCompany);
        (_scenario.IsInteractive, _scenario.Input) = (true, reply + "\n");

        var result = await _scenario.RunAsync("register", "First", "--yes");

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains("Send SSO_INITIAL_ACCESS_TOKEN to 'id.example.com'? [y/N]", result.Error, StringComparison.Ordinal);
        Assert.Equal(exitCode == 0 ? ["id.example.com"] : [], _hostsWithToken);
    }

    [Fact]
    public async Task Several_apps_at_one_provider_are_one_question()
    {
        _scenario.Write("okta.org.json", OfCompany);
        _scenario.AddApp("Second");
        (_scenario.IsInteractive, _scenario.Input) = (true, "y\n");

        var result = await _scenario.RunAsync("register");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(2, _provider.Clients.Count);
    }

    [Fact]
    public async Task A_host_in_another_script_is_shown_in_ASCII()
    {
        Lead(OfCompany, FakeRegistrationEndpoint.Issuer, "https://\u0456d.example.com/register");

        var result = await _scenario.RunAsync("register", "First");

        Assert.Empty(_hostsWithToken);
        Assert.Contains("to 'xn--d-evb.example.com'?", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_host_that_registers_for_another_issuer_is_named()
    {
        Lead(LedAstray, FakeRegistrationEndpoint.Issuer, "https://evil.example/register");

        var result = await _scenario.RunAsync("register", "First", "--dry-run");

        Assert.Contains($"Provider: evil.example for the issuer {FakeRegistrationEndpoint.Issuer}", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    public async Task A_client_id_that_was_registered_before_does_not_replace_the_earlier_clients_record(string? damaged)
    {
        var record = await RegisterAtCompanyAsync();
        await File.WriteAllTextAsync(record, damaged ?? await ReadAsync(record), TestContext.Current.CancellationToken);
        var before = await ReadAsync(record);
        _scenario.AddApp("First");
        _scenario.Variables.Clear();
        Lead(LedAstray, FakeRegistrationEndpoint.Issuer, "https://evil.example/register");
        Respond(static request => request.Method == HttpMethod.Post ? VictimsClient() : null);

        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(before, await ReadAsync(record));
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("the client id 'client-1', which was registered from here before", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("client-1", _scenario.Read("First/okta.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("register", "First")]
    [InlineData("unregister", "First", "--yes")]
    public async Task A_client_that_another_origin_registered_is_neither_asked_about_nor_changed_nor_deleted(params string[] arguments)
    {
        var record = await RegisterAtCompanyAsync();
        var before = await ReadAsync(record);
        _provider.Requests.Clear();
        Lead(LedAstray, FakeRegistrationEndpoint.Issuer, "https://evil.example/register");

        var result = await _scenario.RunAsync(arguments);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(
            "'client-1' was registered at https://id.example.com, but okta.json leads to https://evil.example",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(["GET https://evil.example/.well-known/openid-configuration"], _provider.Requests);
        Assert.Equal(before, await ReadAsync(record));
    }

    [Fact]
    public async Task A_client_of_another_origin_with_the_same_redirect_URI_is_not_taken_for_the_apps()
    {
        _scenario.Variables.Clear();
        Lead(LedAstray, FakeRegistrationEndpoint.Issuer, "https://evil.example/register");
        await _scenario.RunAsync("register", "First");
        _scenario.AddApp("First");
        Lead(OfCompany, FakeRegistrationEndpoint.Issuer, $"{FakeRegistrationEndpoint.Issuer}/register");

        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(2, _provider.Clients.Count);
        Assert.DoesNotContain("client-1\"", _scenario.Read("First/okta.json"), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _scenario.AssertNoSecrets(FakeRegistrationEndpoint.InitialAccessToken);
        _scenario.Dispose();
        _provider.Dispose();
    }

    private void Lead(string organization, string issuer, string endpoint)
    {
        _scenario.Write("okta.org.json", organization);
        _provider.Discovery = document => (document["issuer"], document["registration_endpoint"]) = (issuer, endpoint);
    }

    private void Respond(Func<HttpRequestMessage, HttpResponseMessage?> respond) =>
        _provider.Instead = request =>
        {
            if (request.Headers.Authorization is not null)
            {
                _hostsWithToken.Add(request.RequestUri!.Authority);
            }

            return respond(request);
        };

    private async Task<string> RegisterAtCompanyAsync()
    {
        _scenario.Write("okta.org.json", OfCompany);
        _scenario.Variables[HostVariable] = "id.example.com";
        var result = await _scenario.RunAsync("register", "First");
        Assert.Equal(0, result.ExitCode);
        return Assert.Single(Directory.GetFiles(_scenario.State, "*.json"));
    }

    private static Task<string> ReadAsync(string path) => File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);

    private static HttpResponseMessage VictimsClient() =>
        new(HttpStatusCode.Created)
        {
            Content = new StringContent(
                """
                { "client_id": "client-1", "redirect_uris": ["com.first.sample:/callback"],
                  "registration_access_token": "evil-token-that-must-never-be-printed", "registration_client_uri": "https://evil.example/c" }
                """,
                Encoding.UTF8,
                "application/json"
            ),
        };
}
