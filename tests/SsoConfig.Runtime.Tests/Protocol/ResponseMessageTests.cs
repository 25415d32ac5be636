using System.Net;
using System.Text;
using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.Protocol;

/// <summary>A response that cannot be used is reported with the reason, so that the provider's settings can be corrected.</summary>
public sealed class ResponseMessageTests
{
    [Theory]
    [InlineData(
        "https://op.example.com/other",
        "Check `issuer` in okta.json; for a provider whose issuer is another URL than its address, write the URL of its discovery document "
            + "in `metadataAddress`."
    )]
    [InlineData(
        "https://op.example.com/oauth2/default/",
        "Write \"issuer\": \"https://op.example.com/oauth2/default/\" in okta.json, exactly so."
    )]
    [InlineData(
        "https://OP.example.com/oauth2/default",
        "Write \"issuer\": \"https://OP.example.com/oauth2/default\" in okta.json, exactly so."
    )]
    [InlineData("acme.com", "Set the provider's own issuer setting to its https URL, and write the same in okta.json.")]
    [Case(12)]
    [Case(13)]
    [Case(29)]
    [Case(43)]
    public Task A_discovery_document_of_another_issuer_quotes_both_and_says_what_to_write(string issuer, string remedy) =>
        IsToldAsync(
            $"The discovery document of 'https://op.example.com/oauth2/default' states the issuer '{issuer}'. {remedy}",
            provider => provider.AlterDiscovery = discovery => discovery["issuer"] = issuer
        );

    [Fact]
    public Task A_discovery_document_without_an_issuer() =>
        IsToldAsync(
            "The discovery document of 'https://op.example.com/oauth2/default' states no issuer. Check `issuer` in okta.json.",
            static provider => provider.AlterDiscovery = static discovery => discovery.Remove("issuer")
        );

    [Theory]
    [InlineData("http://op.example.com")]
    [InlineData("ftp://localhost")]
    [InlineData("op.example.com")]
    public async Task An_issuer_without_https(string issuer)
    {
        using var scenario = new Scenario();
        using var client = scenario.NewProcess(Scenario.Options with { Issuer = issuer });

        var failed = Assert.IsType<SignInResult.Failed>(await client.SignInAsync(cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(
            $"The discovery document cannot be used: the issuer '{issuer}' is neither an https URL nor http on loopback. Check `issuer` "
                + "in okta.json.",
            failed.Error.Message
        );
    }

    [Fact]
    public Task A_discovery_document_that_is_not_an_object() =>
        IsToldAsync(
            "The discovery document cannot be used: it is not a JSON object. Check `issuer` in okta.json.",
            RecordingProvider.DiscoveryPath,
            HttpStatusCode.OK,
            "[]"
        );

    [Theory]
    [InlineData("authorization_endpoint")]
    [InlineData("token_endpoint")]
    public Task A_discovery_document_without_a_needed_endpoint(string endpoint) =>
        IsToldAsync(
            $"The discovery document cannot be used: it names no {endpoint}, which is required. Check `issuer` in okta.json.",
            provider => provider.AlterDiscovery = discovery => discovery.Remove(endpoint)
        );

    [Fact]
    public Task A_network_that_is_down() =>
        IsToldAsync(
            "The provider cannot be reached (NameResolutionError). Check the network and the issuer, then try again.",
            static provider =>
                provider.RespondInstead = static (_, _) =>
                    throw new HttpRequestException(HttpRequestError.NameResolutionError, "no such host")
        );

    [Fact]
    public Task A_token_response_that_is_not_an_object() =>
        IsToldAsync(
            "The provider's response is not valid: it is not a JSON object.",
            RecordingProvider.TokenPath,
            HttpStatusCode.OK,
            "[1]"
        );

    [Fact]
    public Task A_token_response_without_an_access_token() =>
        IsToldAsync(
            "The provider's response is not valid: the token response is not a JSON object with an access_token.",
            RecordingProvider.TokenPath,
            HttpStatusCode.OK,
            "{}"
        );

    [Fact]
    public Task A_token_response_without_an_id_token() =>
        IsToldAsync(
            "The id_token was refused: there is none in the token response.",
            static provider => provider.AlterTokenResponse = static response => response.Remove("id_token")
        );

    [Theory]
    [InlineData("not a token")]
    [InlineData("NQ.e30.c2ln")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.NQ.c2ln")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.!.c2ln")]
    public Task An_id_token_that_is_no_signed_object(string idToken) =>
        IsToldAsync("The id_token was refused: it is not a signed JSON Web Token.", provider => provider.AlterIdTokenText = _ => idToken);

    [Fact]
    public Task A_token_of_another_type() =>
        IsToldAsync(
            "The provider's response is not valid: its token_type is not Bearer.",
            static provider => provider.AlterTokenResponse = static response => response["token_type"] = "MAC"
        );

    [Fact]
    public Task A_refused_code_with_the_providers_description() =>
        IsToldAsync(
            "The provider returned the error invalid_grant: The code is too old",
            static provider =>
                provider.RespondInstead = static (request, _) =>
                    Task.FromResult(
                        request.Endpoint == RecordingProvider.TokenPath
                            ? RecordingProvider.Error("invalid_grant", description: "The code is too old")
                            : null
                    )
        );

    [Fact]
    public Task A_response_with_neither_code_nor_error() =>
        IsToldAsync(
            "The provider's response is not valid: it holds neither a code nor an error.",
            static provider => provider.AlterAuthorizationResponse = static response => response.Remove("code")
        );

    [Theory]
    [InlineData("<html/>", "the pushed authorization request was not accepted")]
    [InlineData("[1]", "it is not a JSON object")]
    public async Task A_pushed_request_with_another_kind_of_response(string body, string reason)
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterDiscovery = static discovery =>
        {
            discovery["pushed_authorization_request_endpoint"] = "https://op.example.com" + RecordingProvider.ParPath;
            discovery["require_pushed_authorization_requests"] = true;
        };
        Respond(scenario.Provider, RecordingProvider.ParPath, HttpStatusCode.OK, body);

        Assert.Equal($"The provider's response is not valid: {reason}.", (await scenario.FailedSignInAsync()).Message);
    }

    [Fact]
    public Task A_wrong_signature_even_if_the_claims_are_wrong_too() =>
        IsToldAsync(
            "The id_token was refused: its signature does not match the provider's key.",
            static provider =>
            {
                provider.AlterSignature = SigningKey.Rsa("key-2").Sign;
                provider.AlterIdToken = static claims => claims["iss"] = "https://evil.example.com";
            }
        );

    private static Task IsToldAsync(string message, string path, HttpStatusCode status, string body) =>
        IsToldAsync(message, provider => Respond(provider, path, status, body));

    private static async Task IsToldAsync(string message, Action<RecordingProvider> misbehave)
    {
        using var scenario = new Scenario();
        misbehave(scenario.Provider);

        Assert.Equal(message, (await scenario.FailedSignInAsync()).Message);
    }

    private static void Respond(RecordingProvider provider, string path, HttpStatusCode status, string body) =>
        provider.RespondInstead = (request, _) =>
            Task.FromResult(
                request.Endpoint == path
                    ? new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") }
                    : null
            );
}
