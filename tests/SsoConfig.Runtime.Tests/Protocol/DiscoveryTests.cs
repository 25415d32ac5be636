using System.Net;
using System.Text;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.Protocol;

public sealed class DiscoveryTests
{
    [Fact]
    [Conformance("DISC-a", "oidcc-client-test-discovery-openid-config")]
    [Conformance("DISC-a", "oidcc-client-test-discovery-jwks-uri-keys")]
    public async Task Endpoints_and_keys_come_from_the_discovery_document_of_the_issuer()
    {
        using var scenario = new Scenario();

        await scenario.SignedInAsync();

        Assert.Equal(
            [RecordingProvider.Issuer + "/.well-known/openid-configuration", "https://op.example.com" + RecordingProvider.JwksPath],
            scenario.Provider.Requests.Take(2).Select(static request => request.Uri.AbsoluteUri)
        );
    }

    [Theory]
    [InlineData("https://op.example.com/oauth2/other")]
    [InlineData("https://op.example.com/oauth2/default/")]
    [InlineData("https://OP.example.com/oauth2/default")]
    [InlineData(null)]
    [Conformance("DISC-a", "oidcc-client-test-discovery-issuer-mismatch")]
    public async Task Another_issuer_stops_everything(string? issuer)
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterDiscovery = discovery => discovery["issuer"] = issuer;

        var error = await scenario.FailedSignInAsync();

        Assert.Equal(SsoErrorCodes.InvalidDiscovery, error.Code);
        Assert.Contains("okta.json", error.Message, StringComparison.Ordinal);
        Assert.Empty(scenario.Browser.Visits);
    }

    [Theory]
    [InlineData("authorization_endpoint")]
    [InlineData("token_endpoint")]
    [InlineData("jwks_uri")]
    [Conformance("DISC-b")]
    public async Task A_required_endpoint_without_https_stops_everything(string endpoint)
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterDiscovery = discovery => discovery[endpoint] = "http://op.example.com/x";

        Assert.Equal(SsoErrorCodes.InvalidDiscovery, (await scenario.FailedSignInAsync()).Code);
        Assert.Empty(scenario.Browser.Visits);
    }

    [Theory]
    [InlineData("http://op.example.com")]
    [InlineData("op.example.com")]
    [InlineData("ftp://op.example.com")]
    [Conformance("DISC-b")]
    public async Task An_issuer_without_https_is_never_asked(string issuer)
    {
        using var scenario = new Scenario();
        using var client = scenario.NewProcess(Scenario.Options with { Issuer = issuer });

        var result = await client.SignInAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(SsoErrorCodes.InvalidDiscovery, Assert.IsType<SignInResult.Failed>(result).Error.Code);
        Assert.Empty(scenario.Provider.Requests);
    }

    [Theory]
    [InlineData("authorization_endpoint")]
    [InlineData("token_endpoint")]
    [InlineData("jwks_uri")]
    [Conformance("DISC-a")]
    public async Task A_document_without_a_needed_endpoint_is_refused(string endpoint)
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterDiscovery = discovery => discovery.Remove(endpoint);

        Assert.Equal(SsoErrorCodes.InvalidDiscovery, (await scenario.FailedSignInAsync()).Code);
    }

    [Theory]
    [InlineData("{\"issuer\":\"https://op.exam")]
    [InlineData("<html>captive portal</html>")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task A_document_that_cannot_be_read_is_refused(string body)
    {
        using var scenario = new Scenario();
        Respond(scenario, RecordingProvider.DiscoveryPath, HttpStatusCode.OK, body);

        Assert.Equal(SsoErrorCodes.InvalidDiscovery, (await scenario.FailedSignInAsync()).Code);
    }

    [Theory]
    [InlineData("{\"keys\":")]
    [InlineData("")]
    public async Task A_key_set_that_cannot_be_read_is_refused(string body)
    {
        using var scenario = new Scenario();
        Respond(scenario, RecordingProvider.JwksPath, HttpStatusCode.OK, body);

        Assert.Equal(SsoErrorCodes.InvalidDiscovery, (await scenario.FailedSignInAsync()).Code);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, false)]
    [InlineData(HttpStatusCode.Found, false)]
    [InlineData(HttpStatusCode.InternalServerError, true)]
    [InlineData(HttpStatusCode.TooManyRequests, true)]
    [InlineData(HttpStatusCode.RequestTimeout, true)]
    public async Task A_status_other_than_200_is_told(HttpStatusCode status, bool isTransient)
    {
        using var scenario = new Scenario();
        Respond(scenario, RecordingProvider.DiscoveryPath, status, "{}");

        var error = await scenario.FailedSignInAsync();

        Assert.Equal(SsoErrorCodes.HttpStatus, error.Code);
        Assert.Equal(isTransient, error.IsTransient);
        Assert.Contains(((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_cannot_be_reached_is_transient_and_asked_again_at_the_next_call()
    {
        using var scenario = new Scenario();
        scenario.Provider.RespondInstead = static (_, _) =>
            throw new HttpRequestException(HttpRequestError.NameResolutionError, "no such host");
        var error = await scenario.FailedSignInAsync();
        scenario.Provider.RespondInstead = null;

        await scenario.SignedInAsync();

        Assert.Equal(SsoErrorCodes.Network, error.Code);
        Assert.True(error.IsTransient);
    }

    [Fact]
    public async Task A_provider_that_never_responds_is_given_up()
    {
        using var scenario = new Scenario();
        scenario.Provider.RespondInstead = static async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return null;
        };

        var error = await scenario.FailedSignInAsync().WhileTimePasses(scenario.Time, TimeSpan.FromSeconds(1));

        Assert.Equal(SsoErrorCodes.Network, error.Code);
        Assert.Contains("no response in time", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_gives_up_by_itself_is_network_trouble()
    {
        using var scenario = new Scenario();
        scenario.Provider.RespondInstead = static (_, _) => throw new TaskCanceledException();

        Assert.Equal(SsoErrorCodes.Network, (await scenario.FailedSignInAsync()).Code);
    }

    [Fact]
    public async Task A_caller_who_gives_up_gets_an_exception()
    {
        using var scenario = new Scenario();
        using var cancellation = new CancellationTokenSource();
        scenario.Provider.RespondInstead = async (_, cancellationToken) =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return null;
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scenario.Client.SignInAsync(cancellationToken: cancellation.Token));
    }

    [Fact]
    public async Task A_huge_document_is_not_read()
    {
        using var scenario = new Scenario();
        Respond(scenario, RecordingProvider.DiscoveryPath, HttpStatusCode.OK, new string(' ', (1024 * 1024) + 1));

        var error = await scenario.FailedSignInAsync();

        Assert.Equal(SsoErrorCodes.InvalidResponse, error.Code);
        Assert.Contains("larger", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsTransient);
    }

    [Fact]
    [Conformance("DISC-b")]
    public async Task A_redirect_is_not_followed()
    {
        using var server = new LoopbackServer(static context =>
            LoopbackServer.RedirectTo(context, new Uri(context.Request.Url!, "/elsewhere"))
        );
        using var scenario = new Scenario(static options => options with { HttpMessageHandler = null });
        using var client = scenario.NewProcess(Scenario.Options with { Issuer = server.Origin.AbsoluteUri });

        var result = await client.SignInAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(SsoErrorCodes.HttpStatus, Assert.IsType<SignInResult.Failed>(result).Error.Code);
        Assert.Equal("/.well-known/openid-configuration", Assert.Single(server.Requests).Path);
    }

    [Fact]
    public async Task Endpoints_on_another_host_are_accepted()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterDiscovery = static discovery =>
            discovery["token_endpoint"] = "https://tokens.example.net" + RecordingProvider.TokenPath;

        await scenario.SignedInAsync();

        Assert.Equal("tokens.example.net", Assert.Single(scenario.Provider.TokenRequests).Uri.Host);
    }

    [Fact]
    public async Task The_document_is_fetched_again_after_a_day()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Time.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        await scenario.SignedInAsync();
        var before = scenario.Provider.Requests.Count(static request => request.Endpoint == RecordingProvider.DiscoveryPath);
        scenario.Time.Advance(TimeSpan.FromSeconds(1));

        await scenario.SignedInAsync();

        Assert.Equal(1, before);
        Assert.Equal(2, scenario.Provider.Requests.Count(static request => request.Endpoint == RecordingProvider.DiscoveryPath));
    }

    [Fact]
    public async Task Callers_at_the_same_time_share_one_fetch()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var process = scenario.NewProcess();
        var gate = new TaskCompletionSource();
        scenario.Provider.RespondInstead = async (_, _) =>
        {
            await gate.Task;
            return null;
        };

        var check = process.CheckSessionAsync(cancellationToken: TestContext.Current.CancellationToken);
        var signOut = process.SignOutAsync(SignOutScope.ThisApp, TestContext.Current.CancellationToken);
        gate.SetResult();
        await Task.WhenAll(check, signOut);

        Assert.Equal(2, scenario.Provider.Requests.Count(static request => request.Endpoint == RecordingProvider.DiscoveryPath));
    }

    private static void Respond(Scenario scenario, string path, HttpStatusCode status, string body) =>
        scenario.Provider.RespondInstead = (request, _) =>
            Task.FromResult(
                request.Endpoint == path
                    ? new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") }
                    : null
            );
}
