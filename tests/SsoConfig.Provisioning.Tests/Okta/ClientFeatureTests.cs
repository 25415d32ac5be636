using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Tests.Support;

namespace SsoConfig.Provisioning.Tests.Okta;

/// <summary>What a client of Okta needs for the features that okta.json turns on.</summary>
public sealed class ClientFeatureTests : IDisposable
{
    private const string TokenExchange = "urn:ietf:params:oauth:grant-type:token-exchange";
    private readonly Scenario _scenario = Scenario.OfTwo();

    private JsonNode Client => _scenario.Okta.Apps.Single["settings"]!["oauthClient"]!;

    [Fact]
    public async Task With_nativeSso_an_app_may_exchange_tokens()
    {
        _scenario.Write("okta.org.json", $$"""{ "issuer": "{{Scenario.Issuer}}", "nativeSso": true }""");

        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            ["authorization_code", "refresh_token", TokenExchange],
            Client["grant_types"]!.AsArray().Select(static grant => (string?)grant)
        );
    }

    [Fact]
    public async Task With_nativeSso_turned_on_later_the_grant_is_added_to_a_registered_app()
    {
        await _scenario.RunAsync("register", "First");
        _scenario.Write("okta.org.json", $$"""{ "issuer": "{{Scenario.Issuer}}", "nativeSso": true }""");

        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(TokenExchange, Client["grant_types"]!.AsArray().Select(static grant => (string?)grant));
    }

    [Fact]
    public async Task With_dpop_the_tokens_of_an_app_are_bound_to_a_key()
    {
        _scenario.Write("okta.org.json", $$"""{ "issuer": "{{Scenario.Issuer}}", "dpop": true }""");

        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(0, result.ExitCode);
        Assert.True((bool)Client["dpop_bound_access_tokens"]!);
    }

    [Fact]
    public async Task Terraform_that_cannot_turn_dpop_on_says_where_it_is_turned_on()
    {
        _scenario.Write("okta.org.json", $$"""{ "issuer": "{{Scenario.Issuer}}", "dpop": true }""");

        var result = await _scenario.RunAsync("register", "First", "--as", "terraform");

        Assert.Contains("# okta.json turns on dpop, which this resource has no argument for", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_without_dpop_is_told_what_to_write_where_the_console_demands_proofs()
    {
        await _scenario.RunAsync("register", "First");
        Client["dpop_bound_access_tokens"] = true;

        var result = await _scenario.RunAsync("register", "First");

        Assert.Contains("write \"dpop\": true in okta.json", result.Output, StringComparison.Ordinal);
        Assert.True((bool)Client["dpop_bound_access_tokens"]!);
    }

    [Fact]
    public async Task A_grant_that_is_left_after_nativeSso_was_turned_off_is_named_and_stays()
    {
        _scenario.Write("okta.org.json", $$"""{ "issuer": "{{Scenario.Issuer}}", "nativeSso": true }""");
        await _scenario.RunAsync("register", "First");
        _scenario.Write("okta.org.json", $$"""{ "issuer": "{{Scenario.Issuer}}" }""");

        var result = await _scenario.RunAsync("register", "First");

        Assert.Contains(
            $"grant_types has '{TokenExchange}' and okta.json does not turn on nativeSso",
            result.Output,
            StringComparison.Ordinal
        );
        Assert.Contains(TokenExchange, Client["grant_types"]!.AsArray().Select(static grant => (string?)grant));
    }

    [Theory]
    [InlineData("register", "First")]
    [InlineData("register", "First", "--as", "terraform")]
    public async Task Dpop_of_one_platform_is_refused_where_the_others_have_the_same_client(params string[] arguments)
    {
        _scenario.Write("okta.org.json", $$"""{ "issuer": "{{Scenario.Issuer}}", "android": { "dpop": true } }""");

        var result = await _scenario.RunAsync(arguments);

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("turns on dpop, but not for 'ios', 'maccatalyst', 'windows', 'desktop'", result.Error, StringComparison.Ordinal);
        Assert.Empty(_scenario.Okta.Apps.All);
    }

    public void Dispose() => _scenario.Dispose();
}
