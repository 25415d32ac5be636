using System.Net;
using System.Text;
using SsoConfig.Provisioning.Tests.Support;

namespace SsoConfig.Provisioning.Tests.DynamicRegistration;

public sealed class HostileProviderTests : IDisposable
{
    private readonly Scenario _scenario = new();
    private readonly FakeRegistrationEndpoint _provider = new();

    public HostileProviderTests()
    {
        _scenario.Handler = _provider;
        _scenario.Variables.Clear();
        _scenario.Variables["SSO_INITIAL_ACCESS_TOKEN"] = FakeRegistrationEndpoint.InitialAccessToken;
        _scenario.Variables["SSO_INITIAL_ACCESS_TOKEN_HOST"] = "id.example.com";
        _scenario.Write("okta.org.json", $$"""{ "issuer": "{{FakeRegistrationEndpoint.Issuer}}" }""");
        _scenario.AddApp("First");
    }

    [Fact]
    public async Task A_document_of_another_issuer_cannot_lead_the_token_elsewhere()
    {
        _provider.Discovery = static document => document["issuer"] = "https://evil.example";

        await AssertRefusedAsync("is one of 'https://evil.example'");
        Assert.Empty(_provider.Writes);
    }

    [Theory]
    [InlineData("\"metadataAddress\": \"https://id.example.com/.well-known/openid-configuration\"", "https://evil.example")]
    [InlineData("\"issuerTemplate\": \"https://id.example.com/{tenantid}/v2.0\"", "https://evil.example/{tenantid}/v2.0")]
    [InlineData("\"issuerTemplate\": \"https://id.example.com/{tenantid}/v2.0\"", FakeRegistrationEndpoint.Issuer)]
    public async Task Nor_can_one_that_okta_json_finds_otherwise(string member, string stated)
    {
        _scenario.Write("okta.org.json", $$"""{ "issuer": "{{FakeRegistrationEndpoint.Issuer}}", {{member}} }""");
        _provider.Discovery = document => document["issuer"] = stated;

        await AssertRefusedAsync($"is one of '{stated}'");
        Assert.Empty(_provider.Writes);
    }

    [Theory]
    [InlineData("http://id.example.com/register")]
    [InlineData("http://127.0.0.1/register")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/register")]
    public async Task A_registration_endpoint_in_clear_is_not_used(string endpoint)
    {
        _provider.Discovery = document => document["registration_endpoint"] = endpoint;

        await AssertRefusedAsync("no usable registration_endpoint");
        Assert.Empty(_provider.Writes);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_with_the_token()
    {
        _provider.Instead = static request => request.Method == HttpMethod.Post ? Redirect("https://evil.example/collect") : null;

        await AssertRefusedAsync("responded with a redirect, which is not followed with a token");
        Assert.DoesNotContain(_provider.Requests, static request => request.Contains("evil", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Registrations_that_are_managed_at_another_host_do_not_get_the_registration_token()
    {
        _provider.Instead = static request =>
            request.Method == HttpMethod.Post
                ? Text(
                    "application/json",
                    """{ "client_id": "client-1", "redirect_uris": ["com.first.sample:/callback"], "registration_access_token": "registration-token-that-must-never-be-printed", "registration_client_uri": "https://evil.example/client-1" }""",
                    HttpStatusCode.Created
                )
                : null;
        await _scenario.RunAsync("register", "First");

        await AssertRefusedAsync("at another host, 'evil.example', which does not get the token");
        Assert.DoesNotContain(_provider.Requests, static request => request.Contains("evil", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("text/html", "<h1>Welcome</h1>")]
    [InlineData("application/json", "[]")]
    [InlineData("application/json", "{}")]
    [InlineData("application/json", "{ \"client_id\": 7 }")]
    [InlineData("application/json", "{ \"client_id\": \"a\", \"client_id\": \"b\" }")]
    [InlineData("application/json", "{ \"client_id\": ")]
    public async Task A_response_that_is_no_registration_is_an_error(string type, string body)
    {
        _provider.Instead = request => request.Method == HttpMethod.Post ? Text(type, body, HttpStatusCode.Created) : null;

        await AssertRefusedAsync("is not a client's registration");
    }

    [Theory]
    [InlineData("\\u001b]0;owned\\u0007")]
    [InlineData("x\\n\\\"issuer\\\": \\\"https://evil.example\\\"")]
    [InlineData("{clientId}")]
    [InlineData("client\\u0000id")]
    public async Task A_client_id_that_is_no_client_id_is_not_written(string clientId)
    {
        var before = _scenario.Read("First/okta.json");
        _provider.Instead = request =>
            request.Method == HttpMethod.Post
                ? Text(
                    "application/json",
                    $$"""{ "client_id": "{{clientId}}", "redirect_uris": ["com.first.sample:/callback"] }""",
                    HttpStatusCode.Created
                )
                : null;

        await AssertRefusedAsync("cannot be used in okta.json");
        Assert.Equal(before, _scenario.Read("First/okta.json"));
        Assert.DoesNotContain('\u001b', _scenario.Everything);
    }

    [Fact]
    public async Task A_response_without_an_end_is_cut_off()
    {
        using var stream = new EndlessStream();
        _provider.Instead = request =>
            request.Method == HttpMethod.Get ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(stream) } : null;

        await AssertRefusedAsync("cannot be reached");
        Assert.InRange(stream.BytesRead, 1, 16 * 1024 * 1024);
    }

    [Fact]
    public async Task A_token_that_the_provider_sends_back_is_not_printed()
    {
        _provider.Instead = static request =>
            request.Method == HttpMethod.Post
                ? Text(
                    "application/json",
                    $$"""{ "error": "invalid_client_metadata", "error_description": "I got {{FakeRegistrationEndpoint.InitialAccessToken}}" }""",
                    HttpStatusCode.BadRequest
                )
                : null;

        await AssertRefusedAsync("I got ***");
    }

    [Fact]
    public async Task Control_characters_of_an_error_do_not_reach_the_terminal()
    {
        _provider.Instead = static request =>
            request.Method == HttpMethod.Post
                ? Text(
                    "application/json",
                    """{ "error": "invalid_client_metadata", "error_description": "\u001b[2Jcleared\r\noverwritten" }""",
                    HttpStatusCode.BadRequest
                )
                : null;

        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("cleared", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', result.Error);
        Assert.DoesNotContain('\r', result.Error);
    }

    public void Dispose()
    {
        _scenario.AssertNoSecrets(FakeRegistrationEndpoint.InitialAccessToken);
        _scenario.Dispose();
        _provider.Dispose();
    }

    private async Task AssertRefusedAsync(string reason)
    {
        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(reason, result.Error, StringComparison.Ordinal);
    }

    private static HttpResponseMessage Text(string type, string body, HttpStatusCode status) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, type) };

    private static HttpResponseMessage Redirect(string location)
    {
        var response = new HttpResponseMessage(HttpStatusCode.TemporaryRedirect);
        response.Headers.Location = new Uri(location);
        return response;
    }
}
