using System.Net;
using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Tests.Support;

namespace SsoConfig.Provisioning.Tests.DynamicRegistration;

public sealed class DynamicRegistrationTests : IDisposable
{
    private readonly Scenario _scenario = new();
    private readonly FakeRegistrationEndpoint _provider = new();

    public DynamicRegistrationTests()
    {
        _scenario.Handler = _provider;
        _scenario.Variables.Clear();
        _scenario.Write("okta.org.json", $$"""{ "issuer": "{{FakeRegistrationEndpoint.Issuer}}" }""");
        _scenario.AddApp("First");
    }

    [Theory]
    [InlineData(HttpStatusCode.Created)]
    [InlineData(HttpStatusCode.OK)]
    public async Task Rfc7591_2_the_app_is_registered_as_a_public_native_client(HttpStatusCode created)
    {
        _provider.Created = created;

        var result = await _scenario.RunAsync("register", "First");

        var expected = JsonNode.Parse(
            """
            { "application_type": "native", "response_types": ["code"], "grant_types": ["authorization_code", "refresh_token"], "redirect_uris": ["com.first.sample:/callback"],
              "post_logout_redirect_uris": ["com.first.sample:/logout"], "client_name": "First", "token_endpoint_auth_method": "none", "scope": "openid profile offline_access", "client_id": "client-1" }
            """
        );
        Assert.Equal(0, result.ExitCode);
        Assert.True(JsonNode.DeepEquals(expected, Assert.Single(_provider.Clients).Value));
        Assert.Contains("\"client-1\"", _scenario.Read("First/okta.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_token_exchange_grant_is_asked_for_where_the_provider_announces_Native_SSO(bool isAnnounced)
    {
        _provider.Discovery = document => document["native_sso_supported"] = isAnnounced;
        _scenario.Write("okta.org.json", $$"""{ "issuer": "{{FakeRegistrationEndpoint.Issuer}}", "nativeSso": true }""");

        await _scenario.RunAsync("register", "First");

        var grants = Assert.Single(_provider.Clients).Value["grant_types"]!.AsArray().Select(static grant => (string?)grant);
        Assert.Equal(isAnnounced, grants.Contains("urn:ietf:params:oauth:grant-type:token-exchange"));
    }

    [Theory]
    [InlineData("\"metadataAddress\": \"https://id.example.com/.well-known/openid-configuration\"", "https://id.example.com/shop")]
    [InlineData("\"issuerTemplate\": \"https://id.example.com/{tenantid}/v2.0\"", "https://id.example.com/{tenantid}/v2.0")]
    public async Task The_document_is_found_and_compared_as_okta_json_says(string member, string stated)
    {
        var issuer = stated.Contains('{', StringComparison.Ordinal) ? FakeRegistrationEndpoint.Issuer : stated;
        _scenario.Write("okta.org.json", $$"""{ "issuer": "{{issuer}}", {{member}} }""");
        _provider.Discovery = document => document["issuer"] = stated;

        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(0, result.ExitCode);
        Assert.Single(_provider.Clients);
    }

    [Fact]
    public async Task A_second_run_sends_no_write()
    {
        await _scenario.RunAsync("register", "First");
        _provider.Requests.Clear();

        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("First: is up to date", result.Output, StringComparison.Ordinal);
        Assert.Empty(_provider.Writes);
    }

    [Fact]
    public async Task Rfc7592_2_2_after_the_scheme_changed_the_whole_registration_is_put_back_without_what_is_the_provider_s()
    {
        await _scenario.RunAsync("register", "First");
        _provider.Clients["client-1"]["policy_uri"] = "https://an.admin.set.this";
        _scenario.Write(
            "First/okta.json",
            _scenario.Read("First/okta.json").Replace("com.first.sample", "com.renamed.sample", StringComparison.Ordinal)
        );

        var changed = await _scenario.RunAsync("register", "First");
        var again = await _scenario.RunAsync("register", "First");

        Assert.Equal(0, changed.ExitCode);
        Assert.Equal("""["com.renamed.sample:/callback"]""", _provider.Clients["client-1"]["redirect_uris"]!.ToJsonString());
        Assert.Equal("https://an.admin.set.this", (string?)_provider.Clients["client-1"]["policy_uri"]);
        Assert.Contains("is up to date", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task The_registration_token_is_kept_for_the_developer_alone_outside_the_project()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        await _scenario.RunAsync("register", "First");

        var record = Assert.Single(Directory.GetFiles(_scenario.State, "*.json"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(record));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_scenario.State));
        Assert.Contains(
            "must-never-be-printed",
            await File.ReadAllTextAsync(record, TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_client_whose_id_did_not_reach_okta_json_is_found_again()
    {
        await _scenario.RunAsync("register", "First");
        _scenario.AddApp("First");

        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(0, result.ExitCode);
        Assert.Single(_provider.Clients);
        Assert.Contains("\"client-1\"", _scenario.Read("First/okta.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_id_that_nobody_registered_from_here_is_an_error_and_is_not_overwritten()
    {
        _scenario.AddApp("First", "someone-elses");

        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("'someone-elses'", result.Error, StringComparison.Ordinal);
        Assert.Contains("someone-elses", _scenario.Read("First/okta.json"), StringComparison.Ordinal);
        Assert.Empty(_provider.Writes);
    }

    [Fact]
    public async Task An_initial_access_token_comes_from_the_environment()
    {
        _provider.WantsInitialToken = true;

        var without = await _scenario.RunAsync("register", "First");
        _scenario.Variables["SSO_INITIAL_ACCESS_TOKEN"] = FakeRegistrationEndpoint.InitialAccessToken;
        _scenario.Variables["SSO_INITIAL_ACCESS_TOKEN_HOST"] = "id.example.com";
        var with = await _scenario.RunAsync("register", "First");

        Assert.Equal(1, without.ExitCode);
        Assert.Contains(
            "it wants an initial access token. Create one in the provider's console and set SSO_INITIAL_ACCESS_TOKEN.",
            without.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(0, with.ExitCode);
    }

    [Fact]
    public async Task Rfc7591_3_2_1_a_redirect_URI_that_the_provider_dropped_is_an_error_and_the_client_can_still_be_deleted()
    {
        _provider.Adjust = static client => client["redirect_uris"] = new JsonArray("https://example.com");

        var result = await _scenario.RunAsync("register", "First");
        var removed = await _scenario.RunAsync("unregister", "First", "--yes");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("without the redirect URI 'com.first.sample:/callback'", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, removed.ExitCode);
        Assert.Empty(_provider.Clients);
    }

    [Fact]
    public async Task Rfc7591_3_2_1_a_client_that_needs_a_secret_is_an_error_and_can_still_be_deleted()
    {
        _provider.Adjust = static client => client["token_endpoint_auth_method"] = "client_secret_basic";

        var result = await _scenario.RunAsync("register", "First");
        var removed = await _scenario.RunAsync("unregister", "First", "--yes");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("with the client authentication 'client_secret_basic' and not with 'none'", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, removed.ExitCode);
        Assert.Empty(_provider.Clients);
    }

    [Fact]
    public async Task Without_management_a_second_run_compares_with_what_was_registered_from_here()
    {
        _provider.HasManagement = false;
        await _scenario.RunAsync("register", "First");

        var same = await _scenario.RunAsync("register", "First");
        _scenario.Write(
            "First/okta.json",
            _scenario.Read("First/okta.json").Replace("com.first.sample", "com.renamed.sample", StringComparison.Ordinal)
        );
        var changed = await _scenario.RunAsync("register", "First");

        Assert.Equal(0, same.ExitCode);
        Assert.Contains("RFC 7592", same.Output, StringComparison.Ordinal);
        Assert.Equal(1, changed.ExitCode);
        Assert.Contains("was registered without 'com.renamed.sample:/callback'", changed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_runs_at_once_the_second_waits_and_one_client_is_registered()
    {
        var (isRegistering, isHeard, mayGoOn) = (NewSignal(), NewSignal(), NewSignal());
        _provider.Delay = request => request.Method == HttpMethod.Post && isRegistering.TrySetResult() ? mayGoOn.Task : Task.CompletedTask;
        _scenario.Heard = line =>
        {
            if (line == "Another run is registering apps; waiting for it.")
            {
                isHeard.TrySetResult();
            }
        };

        var first = _scenario.RunAsync("register", "First");
        await Task.WhenAny(isRegistering.Task, first);
        var second = _scenario.RunAsync("register", "First");
        await Task.WhenAny(isHeard.Task, second);
        mayGoOn.SetResult();
        var runs = await Task.WhenAll(first, second);

        Assert.All(runs, static run => Assert.Equal(0, run.ExitCode));
        Assert.Contains(Assert.Single(_provider.Clients).Key, _scenario.Read("First/okta.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unregister_asks_first_then_deletes_and_puts_the_placeholder_back()
    {
        var before = _scenario.Read("First/okta.json");
        await _scenario.RunAsync("register", "First");

        var unasked = await _scenario.RunAsync("unregister", "First");
        Assert.Single(_provider.Clients);
        var done = await _scenario.RunAsync("unregister", "First", "--yes");
        var again = await _scenario.RunAsync("unregister", "First", "--yes");

        Assert.Equal(2, unasked.ExitCode);
        Assert.Equal(0, done.ExitCode);
        Assert.Contains("was deleted", done.Output, StringComparison.Ordinal);
        Assert.Empty(_provider.Clients);
        Assert.Empty(Directory.GetFiles(_scenario.State, "*.json"));
        Assert.Equal(before, _scenario.Read("First/okta.json"));
        Assert.Contains("First: is not registered", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_without_a_registration_endpoint_is_named_with_the_ways_out()
    {
        _provider.Discovery = static document => document.Remove("registration_endpoint");

        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("offers no dynamic registration", result.Error, StringComparison.Ordinal);
        Assert.Contains("sso org --registration", result.Error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _scenario.AssertNoSecrets(FakeRegistrationEndpoint.InitialAccessToken);
        _scenario.Dispose();
        _provider.Dispose();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
