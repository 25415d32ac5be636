using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Tests.Support;

namespace SsoConfig.Provisioning.Tests.Doctor;

public sealed class DoctorTests
{
    private const string OtherIssuer = "https://id.example.com/realms/shop";

    public static TheoryData<string> Faults => [.. PlantedFault.All.Select(static fault => fault.Description)];

    public static TheoryData<string> Dialects =>
        [nameof(Dialect.Auth0), nameof(Dialect.Keycloak), nameof(Dialect.Entra), nameof(Dialect.OpenIddict), nameof(Dialect.OidcProvider)];

    [Fact]
    public async Task Nothing_is_wrong_in_a_healthy_family()
    {
        using var scenario = new DoctorScenario();

        var findings = await scenario.FindingsAsync();

        Assert.All(findings, static finding => Assert.NotEqual("wrong", (string?)finding["verdict"]));
        Assert.Equal(
            ["SSO214", "SSO214"],
            findings.Where(static finding => (string?)finding["verdict"] == "unknown").Select(static finding => (string?)finding["id"])
        );
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Each_planted_fault_is_named(string fault)
    {
        using var scenario = new DoctorScenario();
        var planted = PlantedFault.All.Single(one => one.Description == fault);
        planted.Plant(scenario);

        var findings = await scenario.FindingsAsync();

        var wrong = findings.Where(static finding => (string?)finding["verdict"] == "wrong").ToList();
        Assert.Contains(wrong, finding => (string?)finding["id"] == planted.Id);
        Assert.All(wrong, static finding => Assert.NotNull((string?)finding["remedy"]));
    }

    [Fact]
    public async Task A_provider_that_demands_proofs_is_right_for_an_app_that_sends_them()
    {
        using var scenario = new DoctorScenario();
        scenario.Machine.Write("okta.org.json", $$"""{ "issuer": "{{Scenario.Issuer}}", "dpop": true }""");
        scenario.Provider.Clients["0oaFirst"].DemandsProof = true;

        var findings = await scenario.FindingsAsync();

        Assert.DoesNotContain(Wrong(findings), static id => id == "SSO234");
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task A_healthy_family_has_nothing_wrong_at_any_provider(string dialect)
    {
        using var scenario = new DoctorScenario(Enum.Parse<Dialect>(dialect), withToken: false, OtherIssuer);

        var findings = await scenario.FindingsAsync();

        Assert.Empty(Wrong(findings));
        Assert.Equal(2, findings.Count(static finding => (string?)finding["id"] == "SSO204" && (string?)finding["verdict"] == "ok"));
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    [InlineData(nameof(Dialect.Google))]
    public async Task An_unregistered_redirect_URI_is_named_without_any_credential(string dialect)
    {
        using var scenario = new DoctorScenario(Enum.Parse<Dialect>(dialect), withToken: false, OtherIssuer);
        scenario.Provider.Clients["0oaSecond"].RedirectUris.Clear();

        var findings = await scenario.FindingsAsync();

        Assert.Equal(
            "Second",
            Assert.Single(findings, static finding => (string?)finding["id"] == "SSO204" && (string?)finding["verdict"] == "wrong")[
                "subject"
            ]!.ToString()
        );
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    [InlineData(nameof(Dialect.Google))]
    public async Task An_unknown_client_is_named_and_its_redirect_URI_is_not_judged(string dialect)
    {
        using var scenario = new DoctorScenario(Enum.Parse<Dialect>(dialect), withToken: false, OtherIssuer);
        scenario.Provider.Clients.Remove("0oaSecond");

        var findings = await scenario.FindingsAsync();

        Assert.Equal(
            "Second",
            Assert.Single(findings, static finding => (string?)finding["id"] == "SSO203" && (string?)finding["verdict"] == "wrong")[
                "subject"
            ]!.ToString()
        );
        Assert.DoesNotContain(findings, static finding => (string?)finding["id"] == "SSO204" && (string?)finding["verdict"] == "wrong");
    }

    [Theory]
    [InlineData(nameof(Dialect.Google))]
    [InlineData(nameof(Dialect.OnePage))]
    public async Task Where_the_pages_do_not_tell_nothing_is_called_wrong(string dialect)
    {
        using var scenario = new DoctorScenario(Enum.Parse<Dialect>(dialect), withToken: false, OtherIssuer);

        var findings = await scenario.FindingsAsync();

        Assert.All(Wrong(findings), static id => Assert.Equal("SSO215", id));
        Assert.Equal(2, findings.Count(static finding => (string?)finding["id"] == "SSO204" && (string?)finding["verdict"] == "unknown"));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_gateway_that_refuses_everything_is_not_taken_for_a_judgement(int status)
    {
        using var scenario = new DoctorScenario(Dialect.Keycloak, withToken: false, OtherIssuer);
        scenario.Machine.Handler = new Gateway(scenario.Provider, (System.Net.HttpStatusCode)status);

        var findings = await scenario.FindingsAsync();

        Assert.Empty(Wrong(findings));
    }

    [Theory]
    [InlineData(nameof(Dialect.OidcProvider))]
    [InlineData(nameof(Dialect.OpenIddict))]
    public async Task An_unregistered_logout_redirect_is_named_where_the_provider_tells_without_a_sign_in(string dialect)
    {
        using var scenario = new DoctorScenario(Enum.Parse<Dialect>(dialect), withToken: false, OtherIssuer);
        scenario.Provider.Clients["0oaFirst"].LogoutRedirectUris.Clear();

        Assert.Equal(["SSO214"], Wrong(await scenario.FindingsAsync()));
    }

    [Fact]
    public async Task A_scope_that_is_refused_on_the_spot_does_not_condemn_the_redirect_URI()
    {
        using var scenario = new DoctorScenario(Dialect.OpenIddict, withToken: false, OtherIssuer);
        scenario.Provider.Scopes.Remove("profile");

        var findings = await scenario.FindingsAsync();

        Assert.Equal(["SSO209", "SSO209"], Wrong(findings));
        Assert.Contains(findings, static finding => (string?)finding["seen"] == "refused: profile");
    }

    [Fact]
    public async Task Without_a_token_what_only_a_token_shows_is_counted_as_not_known()
    {
        using var scenario = new DoctorScenario(withToken: false);

        var findings = await scenario.FindingsAsync();

        Assert.Empty(Wrong(findings));
        Assert.Equal("unknown", (string?)findings.Single(static finding => (string?)finding["id"] == "SSO230")["verdict"]);
    }

    [Fact]
    public async Task A_token_that_may_not_see_the_policies_leaves_them_unknown_with_the_scope_that_is_missing()
    {
        using var scenario = new DoctorScenario();
        scenario.Machine.UseEnvironmentToken(FakeOkta.AccessToken);
        scenario.Machine.Okta.Scopes.Remove("okta.policies.manage");

        var findings = await scenario.FindingsAsync();

        var policy = findings.Single(static finding => (string?)finding["id"] == "SSO237");
        Assert.Equal("unknown", (string?)policy["verdict"]);
        Assert.Contains("okta.policies.read", (string?)policy["seen"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_worst_is_printed_first_and_what_is_well_only_on_request()
    {
        using var scenario = new DoctorScenario();
        scenario.Provider.Clients["0oaSecond"].MayRefresh = false;
        scenario.Provider.Clients["0oaFirst"].RedirectUris.Clear();

        var result = await scenario.Machine.RunAsync("doctor");

        Assert.Equal(3, result.ExitCode);
        Assert.StartsWith(
            "WRONG: redirect URI of First (SSO204): com.first.sample:/callback is refused like one that was invented",
            result.Output,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("\nok:", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"\n2 wrong, \d+ could not tell, \d+ ok\n$", result.Output);
    }

    [Fact]
    public async Task An_Android_device_without_adb_reverse_is_named_for_a_provider_on_this_machine()
    {
        using var scenario = new DoctorScenario(Dialect.OpenIddict, withToken: false, "http://127.0.0.1:5080/oauth2/default");
        scenario.Machine.Programs["adb devices"] = "List of devices attached\nemulator-5554\tdevice\n";
        scenario.Machine.Programs["adb reverse --list"] = "host-1 tcp:5081 tcp:5081\n";

        Assert.Equal(["SSO243"], Wrong(await scenario.FindingsAsync()));
    }

    [Fact]
    public async Task Looking_at_the_browser_needs_a_user()
    {
        using var scenario = new DoctorScenario();

        var result = await scenario.Machine.RunAsync("doctor", "--sign-in");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--sign-in requires a terminal", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("y", "wrong")]
    [InlineData("n", "ok")]
    public async Task What_the_user_saw_becomes_a_finding(string input, string verdict)
    {
        using var scenario = new DoctorScenario();
        scenario.Machine.IsInteractive = true;
        scenario.Machine.Input = input;

        var findings = await scenario.FindingsAsync("--sign-in");

        Assert.Equal(verdict, (string?)findings.Single(static finding => (string?)finding["id"] == "SSO250")["verdict"]);
    }

    private static IEnumerable<string?> Wrong(IEnumerable<JsonObject> findings) =>
        findings.Where(static finding => (string?)finding["verdict"] == "wrong").Select(static finding => (string?)finding["id"]);

    /// <summary>Lets discovery and keys through, and responds to everything else with one page.</summary>
    private sealed class Gateway(FakeProvider provider, System.Net.HttpStatusCode status) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(
                request.RequestUri!.AbsolutePath.Contains(".well-known", StringComparison.Ordinal)
                || request.RequestUri.AbsolutePath.EndsWith("/keys", StringComparison.Ordinal)
                    ? provider.Respond(request)
                    : new HttpResponseMessage(status)
                    {
                        Content = new StringContent("<h1>Access denied by the gateway</h1>", System.Text.Encoding.UTF8, "text/html"),
                    }
            );
    }
}
