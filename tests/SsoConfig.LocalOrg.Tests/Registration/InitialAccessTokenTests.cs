using System.Net;
using SsoConfig.LocalOrg.Tests.Support;

namespace SsoConfig.LocalOrg.Tests.Registration;

/// <summary>The token that a registration needs if the org asks for one (RFC 7591, section 1.2).</summary>
public sealed class InitialAccessTokenTests
{
    private static readonly LocalOrgOptions Options = OrgFixture.Options with
    {
        AllowClientRegistration = true,
        InitialAccessToken = "the-initial-token",
    };

    [Theory]
    [InlineData(null, "Bearer")]
    [InlineData("wrong", "Bearer error=\"invalid_token\"")]
    public async Task RFC7591_a_registration_without_the_initial_access_token_is_refused(string? token, string challenge)
    {
        await using var org = await LocalOrgServer.StartAsync(Options, TestContext.Current.CancellationToken);
        using var client = new RegistrationClient(org);

        using var response = await client.SendAsync(HttpMethod.Post, await client.EndpointAsync(), RegistrationClient.NativeApp(), token);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(challenge, response.Headers.WwwAuthenticate.ToString());
        Assert.Equal(HttpStatusCode.Created, (await client.RegisterAsync(RegistrationClient.NativeApp(), "the-initial-token")).Status);
    }

    [Fact]
    public void The_initial_access_token_is_not_in_the_string_of_the_options()
    {
        Assert.DoesNotContain("the-initial-token", Options.ToString(), StringComparison.Ordinal);
    }
}
