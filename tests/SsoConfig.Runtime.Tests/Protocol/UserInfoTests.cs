using System.Net;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.Protocol;

/// <summary>OpenID Connect Core 1.0, section 5.3.</summary>
public sealed class UserInfoTests
{
    [Fact]
    public async Task Userinfo_is_not_asked_unless_wanted()
    {
        using var scenario = new Scenario();

        await scenario.SignedInAsync();

        Assert.DoesNotContain(scenario.Provider.Requests, static request => request.Endpoint == RecordingProvider.UserInfoPath);
    }

    [Fact]
    [Conformance("CORE-5.3-a", "oidcc-client-test-userinfo-bearer-header")]
    [Conformance("CORE-5.3-a", "oidcc-client-test-scope-userinfo-claims")]
    public async Task A_wanted_profile_comes_from_userinfo_with_the_token_in_the_header()
    {
        using var scenario = new Scenario(static options => options with { LoadProfile = true });

        var session = await scenario.SignedInAsync();

        var user = session.User;
        Assert.Equal(
            ("ada", "Ada from userinfo", "ada@example.com", "ada@userinfo.example.com"),
            (user.Subject, user.Name, user.PreferredUsername, user.Email)
        );
        var request = Assert.Single(scenario.Provider.Requests, static request => request.Endpoint == RecordingProvider.UserInfoPath);
        Assert.Equal("Bearer", request.Headers.Authorization!.Scheme);
        Assert.Empty(request.Uri.Query);
    }

    [Fact]
    [Conformance("CORE-5.3.2-a", "oidcc-client-test-userinfo-invalid-sub")]
    public async Task The_profile_of_another_user_is_not_used()
    {
        using var scenario = new Scenario(static options => options with { LoadProfile = true });
        scenario.Provider.AlterUserInfo = static profile => profile["sub"] = "eve";

        Assert.Equal("Ada Lovelace", (await scenario.SignedInAsync()).User.Name);
        Assert.Contains(scenario.Logs.Events, static entry => entry.Id == 5001);
    }

    [Fact]
    public async Task A_profile_that_cannot_be_loaded_does_not_stop_the_sign_in()
    {
        using var scenario = new Scenario(static options => options with { LoadProfile = true });
        scenario.Provider.RespondInstead = static (request, _) =>
            Task.FromResult(
                request.Endpoint == RecordingProvider.UserInfoPath ? JsonResponse.Of(HttpStatusCode.InternalServerError, "{}") : null
            );

        Assert.Equal("Ada Lovelace", (await scenario.SignedInAsync()).User.Name);
    }

    [Fact]
    public async Task A_userinfo_endpoint_that_cannot_be_reached_does_not_stop_the_sign_in()
    {
        using var scenario = new Scenario(static options => options with { LoadProfile = true });
        scenario.Provider.RespondInstead = static (request, _) =>
            request.Endpoint == RecordingProvider.UserInfoPath
                ? throw new HttpRequestException(HttpRequestError.ConnectionError)
                : Task.FromResult<HttpResponseMessage?>(null);

        Assert.Equal("Ada Lovelace", (await scenario.SignedInAsync()).User.Name);
        Assert.Contains(scenario.Logs.Events, static entry => entry.Id == 5001 && entry.Text.Contains("network", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_provider_without_userinfo_is_not_asked_for_a_profile()
    {
        using var scenario = new Scenario(static options => options with { LoadProfile = true });
        scenario.Provider.AlterDiscovery = static discovery => discovery.Remove("userinfo_endpoint");

        Assert.Equal("Ada Lovelace", (await scenario.SignedInAsync()).User.Name);
    }
}
