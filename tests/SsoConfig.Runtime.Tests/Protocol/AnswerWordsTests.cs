using System.Net;
using System.Text;
using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.Protocol;

/// <summary>An answer that can't be used is told with the reason, so that the provider's settings can be put right.</summary>
public sealed class AnswerWordsTests
{
    [Theory]
    [InlineData("https://op.example.com/other", "it is about another issuer")]
    [InlineData("https://op.example.com/oauth2/default/", "it is about another issuer")]
    public Task A_discovery_document_of_another_issuer(string issuer, string reason) =>
        IsToldAsync($"The discovery document can't be used: {reason}. Check `issuer` in okta.json.", provider => provider.AlterDiscovery = discovery => discovery["issuer"] = issuer);

    [Theory]
    [InlineData("http://op.example.com")]
    [InlineData("ftp://localhost")]
    [InlineData("op.example.com")]
    public async Task An_issuer_without_https(string issuer)
    {
        using var scenario = new Scenario();
        using var client = scenario.NewProcess(Scenario.Options with { Issuer = issuer });

        var failed = Assert.IsType<SignInResult.Failed>(await client.SignInAsync(cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal("The discovery document can't be used: the issuer is neither an https URL nor one on loopback. Check `issuer` in okta.json.", failed.Error.Message);
    }

    [Fact]
    public Task A_discovery_document_that_is_no_object() =>
        IsToldAsync("The discovery document can't be used: it is no JSON object of the kind. Check `issuer` in okta.json.", RecordingProvider.DiscoveryPath, HttpStatusCode.OK, "[]");

    [Theory]
    [InlineData("authorization_endpoint")]
    [InlineData("token_endpoint")]
    public Task A_discovery_document_without_a_needed_endpoint(string endpoint) => IsToldAsync(
        "The discovery document can't be used: it names no authorization or no token endpoint. Check `issuer` in okta.json.",
        provider => provider.AlterDiscovery = discovery => discovery.Remove(endpoint));

    [Fact]
    public Task A_network_that_is_down() => IsToldAsync(
        "The provider can't be reached (NameResolutionError). Check the network and the issuer, then try again.",
        static provider => provider.AnswerInstead = static (_, _) => throw new HttpRequestException(HttpRequestError.NameResolutionError, "no such host"));

    [Fact]
    public Task A_token_response_that_is_no_object() =>
        IsToldAsync("The provider's answer is not valid: it is no JSON object.", RecordingProvider.TokenPath, HttpStatusCode.OK, "[1]");

    [Fact]
    public Task A_token_response_without_an_access_token() =>
        IsToldAsync("The provider's answer is not valid: the token response is no JSON object with an access_token.", RecordingProvider.TokenPath, HttpStatusCode.OK, "{}");

    [Fact]
    public Task A_token_response_without_an_id_token() => IsToldAsync(
        "The id_token was refused: there is none in the token response.",
        static provider => provider.AlterTokenResponse = static response => response.Remove("id_token"));

    [Fact]
    public Task A_token_of_another_type() =>
        IsToldAsync("The provider's answer is not valid: its token_type is not Bearer.", static provider => provider.AlterTokenResponse = static response => response["token_type"] = "DPoP");

    [Fact]
    public Task A_refused_code_with_the_words_of_the_provider() => IsToldAsync(
        "The provider answered invalid_grant: The code is too old",
        static provider => provider.AnswerInstead = static (request, _) => Task.FromResult(
            request.Endpoint == RecordingProvider.TokenPath ? RecordingProvider.Error("invalid_grant", description: "The code is too old") : null));

    [Fact]
    public Task An_answer_with_neither_code_nor_error() => IsToldAsync(
        "The provider's answer is not valid: it holds neither a code nor an error.",
        static provider => provider.AlterAuthorizationResponse = static response => response.Remove("code"));

    [Theory]
    [InlineData("<html/>", "the pushed authorization request was not accepted")]
    [InlineData("[1]", "it is no JSON object")]
    public async Task A_pushed_request_that_is_answered_with_something_else(string body, string reason)
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterDiscovery = static discovery =>
        {
            discovery["pushed_authorization_request_endpoint"] = "https://op.example.com" + RecordingProvider.ParPath;
            discovery["require_pushed_authorization_requests"] = true;
        };
        Answer(scenario.Provider, RecordingProvider.ParPath, HttpStatusCode.OK, body);

        Assert.Equal($"The provider's answer is not valid: {reason}.", (await scenario.FailedSignInAsync()).Message);
    }

    [Fact]
    public Task A_wrong_signature_even_if_the_claims_are_wrong_too() => IsToldAsync(
        "The id_token was refused: its signature does not match the provider's key.",
        static provider =>
        {
            provider.AlterSignature = SigningKey.Rsa("key-2").Sign;
            provider.AlterIdToken = static claims => claims["iss"] = "https://evil.example.com";
        });

    private static Task IsToldAsync(string message, string path, HttpStatusCode status, string body) => IsToldAsync(message, provider => Answer(provider, path, status, body));

    private static async Task IsToldAsync(string message, Action<RecordingProvider> misbehave)
    {
        using var scenario = new Scenario();
        misbehave(scenario.Provider);

        Assert.Equal(message, (await scenario.FailedSignInAsync()).Message);
    }

    private static void Answer(RecordingProvider provider, string path, HttpStatusCode status, string body) => provider.AnswerInstead = (request, _) => Task.FromResult(
        request.Endpoint == path ? new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") } : null);
}
