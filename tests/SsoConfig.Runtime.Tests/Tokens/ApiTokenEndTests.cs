using System.Net;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.Tokens;

/// <summary>When there is no token for a further API, and when there is none any more: refusals, sign-outs, another user.</summary>
public sealed class ApiTokenEndTests
{
    private static readonly AccessTokenRequest Orders = new() { Resource = "https://orders.example.com" };
    private static readonly AccessTokenRequest Mail = new() { Scopes = "mail.read  mail.send " };

    [Theory]
    [InlineData("invalid_target")]
    [InlineData("invalid_scope")]
    public async Task An_api_that_the_provider_does_not_know_fails_alone_and_not_at_each_call(string error)
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Provider.RespondInstead = (request, _) =>
            Task.FromResult(request.Form.ContainsKey("resource") ? RecordingProvider.Error(error) : null);

        for (var call = 0; call < 100; call++)
        {
            Assert.Equal(error, Assert.IsType<AccessTokenResult.Failed>(await scenario.GetAccessTokenAsync(Orders)).Error.Code);
        }

        Assert.Equal(2, scenario.Provider.TokenRequests.Count);
        await scenario.ValidAccessTokenAsync(Mail);
        scenario.Time.Advance(TimeSpan.FromHours(1));
        await scenario.ValidAccessTokenAsync();
    }

    [Fact]
    public async Task Invalid_grant_for_an_api_ends_the_sign_in()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.RespondAt(RecordingProvider.TokenPath, static () => RecordingProvider.Error("invalid_grant"));

        Assert.IsType<AccessTokenResult.SignedOut>(await scenario.GetAccessTokenAsync(Orders));
        Assert.IsType<AccessTokenResult.SignedOut>(await scenario.GetAccessTokenAsync());
    }

    [Fact]
    public async Task Without_a_refresh_token_there_is_no_token_for_another_api_and_the_error_says_why()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterTokenResponse = static response => response.Remove("refresh_token");
        await scenario.SignedInAsync();

        var failed = Assert.IsType<AccessTokenResult.Failed>(await scenario.GetAccessTokenAsync(Orders));

        Assert.Equal(SsoErrorCodes.NoRefreshToken, failed.Error.Code);
        await scenario.ValidAccessTokenAsync();
    }

    [Fact]
    public async Task Nobody_signed_in_is_signed_out_for_every_api()
    {
        using var scenario = new Scenario();

        Assert.IsType<AccessTokenResult.SignedOut>(await scenario.GetAccessTokenAsync(Orders));
    }

    [Fact]
    public async Task After_a_sign_out_no_api_has_a_token()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        await scenario.ValidAccessTokenAsync(Orders);

        await scenario.SignOutAsync(SignOutScope.ThisApp);

        Assert.IsType<AccessTokenResult.SignedOut>(await scenario.GetAccessTokenAsync(Orders));
    }

    [Fact]
    public async Task A_sign_out_revokes_the_token_of_each_api_and_reports_the_one_that_it_could_not()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        string[] tokens =
        [
            await scenario.ValidAccessTokenAsync(),
            await scenario.ValidAccessTokenAsync(Orders),
            await scenario.ValidAccessTokenAsync(Mail),
        ];
        scenario.Provider.RespondInstead = (request, _) =>
            Task.FromResult(
                request.Form.GetValueOrDefault("token") == tokens[1]
                    ? RecordingProvider.Error("server_error", HttpStatusCode.InternalServerError)
                    : null
            );

        var result = await scenario.SignOutAsync(SignOutScope.ThisApp);

        Assert.Equal(tokens, scenario.Provider.Revocations.Skip(1).Select(static request => request.Form["token"]));
        StepAssert.Failed("server_error", result.AccessTokenRevocation);
    }

    [Fact]
    public async Task Another_user_gets_none_of_the_tokens_of_the_one_before()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var orders = await scenario.ValidAccessTokenAsync(Orders);
        scenario.Provider.User = "grace";

        await scenario.SignedInAsync();

        Assert.NotEqual(orders, await scenario.ValidAccessTokenAsync(Orders));
    }
}
