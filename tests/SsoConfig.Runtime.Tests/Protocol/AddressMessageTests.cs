using System.Net;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.Protocol;

/// <summary>An address that cannot be used is told with what to write or where to look.</summary>
public sealed class AddressMessageTests
{
    private const string CannotBeUsed = "The discovery document cannot be used: ";
    private const string CheckIssuer = " Check `issuer` in okta.json.";

    [Fact]
    public async Task An_issuer_template_that_is_none()
    {
        var error = await FailAsync(Scenario.Options with { IssuerTemplate = "https://op.example.com/{tenant}/v2.0" });

        Assert.Equal(
            "`issuerTemplate` in okta.json must be an https URL with {tenantid} as one part of its path, not "
                + "'https://op.example.com/{tenant}/v2.0'. Write \"https://login.microsoftonline.com/{tenantid}/v2.0\".",
            error.Message
        );
    }

    [Fact]
    public async Task A_metadata_address_without_https()
    {
        var error = await FailAsync(Scenario.Options with { MetadataAddress = "http://op.example.com/metadata" });

        Assert.Equal(
            "`metadataAddress` in okta.json must be an https URL, not 'http://op.example.com/metadata'. Write "
                + "\"https://idp.example.com/.well-known/openid-configuration\".",
            error.Message
        );
    }

    [Fact]
    public async Task An_end_session_endpoint_without_https()
    {
        using var scenario = new Scenario();
        using var client = scenario.NewProcess(Scenario.Options with { EndSessionEndpoint = "http://op.example.com/logout" });
        await client.SignInAsync(cancellationToken: TestContext.Current.CancellationToken);

        var result = await client.SignOutAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(
            "`endSessionEndpoint` in okta.json must be an https URL, not 'http://op.example.com/logout'. Write "
                + "\"https://idp.example.com/logout\".",
            Assert.IsType<SignOutStepResult.Failed>(result.EndSession).Error.Message
        );
    }

    [Theory]
    [InlineData("token_endpoint", "http://op.example.com/token")]
    [InlineData("jwks_uri", "http://op.example.com/keys")]
    [InlineData("jwks_uri", null)]
    public async Task An_endpoint_without_https(string endpoint, string? address) =>
        Assert.Equal(
            $"{CannotBeUsed}its {endpoint} '{address}' is not an https URL.{CheckIssuer}",
            (await FailAsync(provider => provider.AlterDiscovery = discovery => discovery[endpoint] = address)).Message
        );

    [Fact]
    public async Task Of_two_missing_endpoints_the_one_that_is_used_first()
    {
        var error = await FailAsync(static provider =>
            provider.AlterDiscovery = static discovery =>
            {
                discovery.Remove("authorization_endpoint");
                discovery.Remove("token_endpoint");
            }
        );

        Assert.Equal($"{CannotBeUsed}it names no authorization_endpoint, which is required.{CheckIssuer}", error.Message);
    }

    [Theory]
    [InlineData(RecordingProvider.DiscoveryPath, "The discovery document cannot be fetched: HTTP status 404.")]
    [InlineData(RecordingProvider.JwksPath, "The key set cannot be fetched: HTTP status 404.")]
    public async Task A_document_that_is_not_there(string path, string message) =>
        Assert.Equal(message + CheckIssuer, (await FailAsync(path, HttpStatusCode.NotFound, "{}")).Message);

    [Fact]
    public async Task A_key_set_that_cannot_be_read() =>
        Assert.Equal(
            $"{CannotBeUsed}its key set cannot be read.{CheckIssuer}",
            (await FailAsync(RecordingProvider.JwksPath, HttpStatusCode.OK, "{")).Message
        );

    private static Task<SsoError> FailAsync(string path, HttpStatusCode status, string body) =>
        FailAsync(provider =>
            provider.RespondInstead = (request, _) => Task.FromResult(request.Endpoint == path ? JsonResponse.Of(status, body) : null)
        );

    private static async Task<SsoError> FailAsync(Action<RecordingProvider> misbehave)
    {
        using var scenario = new Scenario();
        misbehave(scenario.Provider);
        return await scenario.FailedSignInAsync();
    }

    private static async Task<SsoError> FailAsync(SsoOptions options)
    {
        using var scenario = new Scenario();
        using var client = scenario.NewProcess(options);
        return Assert.IsType<SignInResult.Failed>(await client.SignInAsync(cancellationToken: TestContext.Current.CancellationToken)).Error;
    }
}
