using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.Protocol;

/// <summary>A discovery document at another address than the issuer says; the issuer in it is compared all the same.</summary>
public sealed class MetadataAddressTests
{
    private const string Issuer = "https://op.example.com/oauth2/token";
    private const string Address = "https://op.example.com" + RecordingProvider.DiscoveryPath;

    private static readonly SsoOptions Options = Scenario.Options with { Issuer = Issuer, MetadataAddress = Address };

    [Fact]
    [Conformance("DISC-a")]
    public async Task It_is_fetched_there_and_nowhere_else()
    {
        using var scenario = new Scenario();
        UseIssuer(scenario, Issuer);

        Assert.IsType<SignInResult.SignedIn>(await SignInAsync(scenario, Options));
        Assert.DoesNotContain(
            scenario.Provider.Requests,
            static request => request.Endpoint.StartsWith("/oauth2/token/", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("https://op.example.com/oauth2/token/")]
    [InlineData("https://op.example.com/oauth2/default")]
    [InlineData("https://evil.example.com/oauth2/token")]
    [Conformance("DISC-a", "oidcc-client-test-discovery-issuer-mismatch")]
    public async Task The_issuer_in_the_document_must_still_be_the_one_in_okta_json(string stated)
    {
        using var scenario = new Scenario();
        UseIssuer(scenario, stated);

        var error = Assert.IsType<SignInResult.Failed>(await SignInAsync(scenario, Options)).Error;

        Assert.Equal(SsoErrorCodes.InvalidDiscovery, error.Code);
        Assert.Empty(scenario.Browser.Visits);
    }

    [Fact]
    [Conformance("CORE-3.1.3.7-iss")]
    public async Task The_issuer_of_the_id_token_too()
    {
        using var scenario = new Scenario();
        UseIssuer(scenario, Issuer);
        scenario.Provider.AlterIdToken = static claims => claims["iss"] = RecordingProvider.Issuer;

        var error = Assert.IsType<SignInResult.Failed>(await SignInAsync(scenario, Options)).Error;

        Assert.Equal(SsoErrorCodes.InvalidIdToken, error.Code);
    }

    [Theory]
    [InlineData("http://op.example.com/.well-known/openid-configuration")]
    [InlineData("http://localhost/.well-known/openid-configuration")]
    [InlineData("/.well-known/openid-configuration")]
    [InlineData("op.example.com")]
    [InlineData("")]
    [Conformance("DISC-a")]
    public async Task An_address_without_https_is_not_asked(string address)
    {
        using var scenario = new Scenario();

        var error = Assert.IsType<SignInResult.Failed>(await SignInAsync(scenario, Options with { MetadataAddress = address })).Error;

        Assert.Equal(SsoErrorCodes.InvalidDiscovery, error.Code);
        Assert.Contains("`metadataAddress` in okta.json must be an https URL", error.Message, StringComparison.Ordinal);
        Assert.Empty(scenario.Provider.Requests);
    }

    [Theory]
    [InlineData(Issuer, true)]
    [InlineData("https://meta.example.net", false)]
    [InlineData("https://meta.example.net/oauth2/token", false)]
    [Conformance("DISC-a")]
    public async Task On_another_origin_it_is_bound_to_the_issuer_all_the_same(string stated, bool isSignedIn)
    {
        const string OtherOrigin = "https://meta.example.net/document";
        using var scenario = new Scenario();
        UseIssuer(scenario, stated);
        scenario.Provider.DiscoveryAddress = new Uri(OtherOrigin);

        var result = await SignInAsync(scenario, Options with { MetadataAddress = OtherOrigin });

        Assert.Equal(isSignedIn ? null : SsoErrorCodes.InvalidDiscovery, (result as SignInResult.Failed)?.Error.Code);
        Assert.Equal(isSignedIn, scenario.Browser.Visits.Count > 0);
    }

    [Fact]
    [Conformance("DISC-b")]
    public async Task A_redirect_from_there_is_not_followed()
    {
        using var server = new LoopbackServer(static context =>
            LoopbackServer.RedirectTo(context, new Uri(context.Request.Url!, "/elsewhere"))
        );
        using var scenario = new Scenario(static options => options with { HttpMessageHandler = null });

        var result = await SignInAsync(
            scenario,
            Options with
            {
                Issuer = server.Origin.AbsoluteUri,
                MetadataAddress = new Uri(server.Origin, "/document").AbsoluteUri,
            }
        );

        Assert.Equal(SsoErrorCodes.HttpStatus, Assert.IsType<SignInResult.Failed>(result).Error.Code);
        Assert.Equal("/document", Assert.Single(server.Requests).Path);
    }

    [Fact]
    [Conformance("9207-a")]
    public async Task The_origin_of_the_address_is_no_issuer_of_a_response()
    {
        using var scenario = new Scenario();
        UseIssuer(scenario, Issuer);
        scenario.Provider.AlterAuthorizationResponse = static response => response["iss"] = "https://op.example.com";

        var result = await SignInAsync(scenario, Options);

        Assert.Equal(SsoErrorCodes.IssuerMismatch, Assert.IsType<SignInResult.Failed>(result).Error.Code);
    }

    private static void UseIssuer(Scenario scenario, string issuer)
    {
        scenario.Provider.AlterDiscovery = discovery => discovery["issuer"] = issuer;
        scenario.Provider.AlterIdToken = claims => claims["iss"] = issuer;
        scenario.Provider.AlterAuthorizationResponse = response => response["iss"] = issuer;
    }

    private static async Task<SignInResult> SignInAsync(Scenario scenario, SsoOptions options) =>
        scenario.Keep(await scenario.NewProcess(options).SignInAsync(cancellationToken: TestContext.Current.CancellationToken));
}
