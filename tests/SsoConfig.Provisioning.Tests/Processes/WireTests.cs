using SsoConfig.Eng.Machine;
using SsoConfig.LocalOrg;
using SsoConfig.Provisioning.Tests.Support;

namespace SsoConfig.Provisioning.Tests.Processes;

/// <summary>The commands over the wire, as processes, against two providers that share no code with them or each other.</summary>
public sealed class WireTests : IDisposable
{
    private const string Token = "an-initial-access-token-that-must-never-be-printed";
    private readonly Scenario _scenario = new();
    private string _host = "";

    [Fact]
    public async Task The_local_org()
    {
        await using var org = await LocalOrgServer.StartAsync(
            new LocalOrgOptions
            {
                Apps = [],
                AllowClientRegistration = true,
                InitialAccessToken = Token,
            },
            TestContext.Current.CancellationToken
        );

        await PlayAsync(org.Issuer);
    }

    [Fact]
    public async Task The_npm_package_oidc_provider()
    {
        OidcProvider provider;
        try
        {
            provider = await OidcProvider.StartAsync(Token, TestContext.Current.CancellationToken);
        }
        catch (MissingToolException missing)
        {
            Assert.Skip(missing.Message);
            throw;
        }

        await using (provider)
        {
            await PlayAsync(provider.Issuer);
        }
    }

    public void Dispose() => _scenario.Dispose();

    private async Task PlayAsync(string issuer)
    {
        _host = new Uri(issuer).Authority;
        _scenario.Write("okta.org.json", $$"""{ "issuer": "{{issuer}}" }""");
        _scenario.AddApp("First");
        _scenario.AddApp("Second");

        var created = await RunAsync("register");
        var written = _scenario.Read("First/okta.json");
        var again = await RunAsync("register", "--json");
        Assert.True(created.ExitCode == 0, created.ToString());
        Assert.DoesNotContain("{clientId}", written, StringComparison.Ordinal);
        Assert.All(again.Json["apps"]!.AsArray(), static app => Assert.Equal("unchanged", (string?)app!["outcome"]));
        Assert.Equal(written, _scenario.Read("First/okta.json"));

        await AssertHealthyAsync();
        _scenario.Write("First/okta.json", written.Replace("com.first.sample", "com.renamed.sample", StringComparison.Ordinal));
        var drifted = await RunAsync("doctor", "--json");
        Assert.Contains(
            drifted.Json["findings"]!.AsArray(),
            static finding => (string?)finding!["id"] == "SSO204" && (string?)finding["verdict"] == "wrong"
        );
        var difference = await RunAsync("register", "--dry-run");
        Assert.Equal(3, difference.ExitCode);
        Assert.Contains(
            "redirect_uris: com.first.sample:/callback -> com.renamed.sample:/callback",
            difference.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(0, (await RunAsync("register")).ExitCode);
        await AssertHealthyAsync();

        Assert.Equal(0, (await RunAsync("unregister", "--yes")).ExitCode);
        Assert.Contains("{clientId}", _scenario.Read("First/okta.json"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            Directory.GetFiles(Path.Combine(_scenario.Home, "sso", "registrations")),
            static file => file.EndsWith(".json", StringComparison.Ordinal)
        );
    }

    private async Task AssertHealthyAsync()
    {
        var healthy = await RunAsync("doctor", "--json");
        Assert.DoesNotContain(
            healthy.Json["findings"]!.AsArray(),
            static finding => (string?)finding!["verdict"] == "wrong" && (string?)finding["subject"] != "machine"
        );
        Assert.Equal(
            2,
            healthy.Json["findings"]!
                .AsArray()
                .Count(static finding => (string?)finding!["id"] == "SSO204" && (string?)finding["verdict"] == "ok")
        );
    }

    private async Task<ToolRun> RunAsync(params string[] arguments)
    {
        var run = await ToolRun.RunAsync(
            _scenario.Folder,
            _scenario.Home,
            new Dictionary<string, string> { ["SSO_INITIAL_ACCESS_TOKEN"] = Token, ["SSO_INITIAL_ACCESS_TOKEN_HOST"] = _host },
            "",
            arguments
        );
        Assert.DoesNotContain("must-never-be-printed", run.ToString(), StringComparison.Ordinal);
        return run;
    }
}
