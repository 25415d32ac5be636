using System.Net;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.Tokens;

/// <summary>RFC 6749, section 6: the request, its responses, and the rotation of refresh tokens.</summary>
public sealed class RefreshTests
{
    [Fact]
    [Conformance("6749-6-b", "oidcc-client-test-refresh-token")]
    public async Task A_refresh_is_a_form_with_these_fields_and_no_other()
    {
        using var scenario = await Scenario.NearExpiryAsync();
        var refreshToken = scenario.Stored()!["refresh_token"]!.GetValue<string>();

        await scenario.ValidAccessTokenAsync();

        var form = scenario.Provider.TokenRequests[^1].Form;
        Assert.Equal(["client_id", "grant_type", "refresh_token"], form.Keys.Order());
        Assert.Equal("refresh_token", form["grant_type"]);
        Assert.Equal(refreshToken, form["refresh_token"]);
    }

    [Fact]
    [Conformance("9700-b")]
    public async Task A_rotated_refresh_token_is_stored_before_anyone_sees_success()
    {
        using var scenario = await Scenario.NearExpiryAsync();
        var old = scenario.Stored()!["refresh_token"]!.GetValue<string>();

        var token = await scenario.ValidAccessTokenAsync();

        Assert.NotEqual(old, scenario.Stored()!["refresh_token"]!.GetValue<string>());
        Assert.Equal(token, scenario.Stored()!["access_token"]!.GetValue<string>());
    }

    [Fact]
    [Conformance("9700-b")]
    public async Task Without_a_new_refresh_token_the_old_one_stays()
    {
        using var scenario = await Scenario.NearExpiryAsync();
        scenario.Provider.RotatesRefreshTokens = false;
        var old = scenario.Stored()!["refresh_token"]!.GetValue<string>();

        await scenario.ValidAccessTokenAsync();

        Assert.Equal(old, scenario.Stored()!["refresh_token"]!.GetValue<string>());
        scenario.Time.Advance(TimeSpan.FromHours(2));
        await scenario.ValidAccessTokenAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_log_says_whether_the_refresh_token_was_rotated(bool isRotated)
    {
        using var scenario = await Scenario.NearExpiryAsync();
        scenario.Provider.RotatesRefreshTokens = isRotated;

        await scenario.ValidAccessTokenAsync();

        var entry = Assert.Single(scenario.Logs.Events, static entry => entry.Id == 3001);
        Assert.Contains($"refresh token rotated: {isRotated}", entry.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Conformance("9700-b")]
    public async Task Rotation_goes_on_for_ever()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();

        for (var hour = 0; hour < 24; hour++)
        {
            scenario.Time.Advance(TimeSpan.FromHours(1));
            await scenario.ValidAccessTokenAsync();
        }

        Assert.Equal(25, scenario.Provider.TokenRequests.Count);
    }

    [Theory]
    [InlineData("DPoP")]
    [InlineData("mac")]
    [InlineData(null)]
    [Conformance("CORE-3.1.3.3-a")]
    public async Task Another_token_type_is_refused_and_the_tokens_stay(string? tokenType)
    {
        using var scenario = await Scenario.ExpiredAsync();
        var accessToken = scenario.Stored()!["access_token"]!.GetValue<string>();
        scenario.Provider.AlterTokenResponse = response => response["token_type"] = tokenType;

        var failed = Assert.IsType<AccessTokenResult.Failed>(await scenario.GetAccessTokenAsync());

        Assert.Equal(SsoErrorCodes.InvalidResponse, failed.Error.Code);
        Assert.Equal(accessToken, scenario.Stored()!["access_token"]!.GetValue<string>());
        await scenario.RefreshesAgainAsync();
    }

    [Fact]
    [Conformance("6749-6-a")]
    public async Task Invalid_grant_is_signed_out_and_the_tokens_are_gone()
    {
        using var scenario = await Scenario.ExpiredAsync();
        scenario.RespondAt(RecordingProvider.TokenPath, static () => RecordingProvider.Error("invalid_grant"));

        Assert.IsType<AccessTokenResult.SignedOut>(await scenario.GetAccessTokenAsync());
        Assert.Null(scenario.Stored());
        Assert.Null(await scenario.GetSessionAsync());
        Assert.Contains(scenario.Logs.Events, static entry => entry.Id == 3004);
    }

    [Theory]
    [InlineData("temporarily_unavailable", HttpStatusCode.BadRequest, true)]
    [InlineData("server_error", HttpStatusCode.InternalServerError, true)]
    [InlineData("invalid_client", HttpStatusCode.Unauthorized, false)]
    [InlineData("invalid_scope", HttpStatusCode.BadRequest, false)]
    [Conformance("6749-6-a")]
    public async Task Any_other_error_keeps_the_tokens(string code, HttpStatusCode status, bool isTransient)
    {
        using var scenario = await Scenario.ExpiredAsync();
        scenario.RespondAt(RecordingProvider.TokenPath, () => RecordingProvider.Error(code, status));

        var failed = Assert.IsType<AccessTokenResult.Failed>(await scenario.GetAccessTokenAsync());

        Assert.Equal(code, failed.Error.Code);
        Assert.Equal(isTransient, failed.Error.IsTransient);
        Assert.NotNull(scenario.Stored());
        scenario.Provider.RespondInstead = null;
        await scenario.RefreshesAgainAsync();
    }

    [Fact]
    [Conformance("6749-6-a")]
    public async Task Network_trouble_keeps_the_tokens()
    {
        using var scenario = await Scenario.ExpiredAsync();
        scenario.RespondAt(RecordingProvider.TokenPath, static () => throw new HttpRequestException("offline"));

        var failed = Assert.IsType<AccessTokenResult.Failed>(await scenario.GetAccessTokenAsync());

        Assert.Equal(SsoErrorCodes.Network, failed.Error.Code);
        Assert.NotNull(await scenario.GetSessionAsync());
    }

    [Fact]
    [Conformance("6749-6-a")]
    public async Task Without_discovery_there_is_no_refresh_and_the_tokens_stay()
    {
        using var scenario = await Scenario.ExpiredAsync();
        using var process = scenario.NewProcess();
        scenario.Provider.RespondInstead = static (_, _) => throw new HttpRequestException("offline");

        Assert.IsType<AccessTokenResult.Failed>(await scenario.GetAccessTokenAsync(process));
        Assert.NotNull(scenario.Stored());
    }

    [Theory]
    [InlineData("{\"access_token\":")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"refresh_token\":\"\"}")]
    [InlineData("{\"refresh_token\":1}")]
    public async Task A_refresh_response_that_cannot_be_read_keeps_the_tokens(string body)
    {
        using var scenario = await Scenario.ExpiredAsync();
        scenario.RespondAt(RecordingProvider.TokenPath, () => new HttpResponseMessage { Content = new StringContent(body) });

        Assert.Equal(
            SsoErrorCodes.InvalidResponse,
            Assert.IsType<AccessTokenResult.Failed>(await scenario.GetAccessTokenAsync()).Error.Code
        );
        scenario.Provider.RespondInstead = null;
        await scenario.RefreshesAgainAsync();
    }

    [Fact]
    public async Task A_response_with_a_new_refresh_token_and_nothing_else_keeps_it()
    {
        using var scenario = await Scenario.ExpiredAsync();
        scenario.Provider.AlterTokenResponse = static response => response.Remove("access_token");

        Assert.IsType<AccessTokenResult.Failed>(await scenario.GetAccessTokenAsync());

        await scenario.RefreshesAgainAsync();
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.OK)]
    public async Task A_refresh_token_beside_an_error_is_not_kept(HttpStatusCode status)
    {
        using var scenario = await Scenario.ExpiredAsync();
        var refreshToken = scenario.Stored()!["refresh_token"]!.GetValue<string>();
        scenario.RespondAt(
            RecordingProvider.TokenPath,
            () => JsonResponse.Of(status, """{"error":"server_error","refresh_token":"of an error"}""")
        );

        await scenario.GetAccessTokenAsync();

        Assert.Equal(refreshToken, scenario.Stored()!["refresh_token"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_token_near_its_expiry_is_handed_out_while_the_provider_is_down_and_tried_again_after_half_a_minute()
    {
        using var scenario = await Scenario.NearExpiryAsync();
        scenario.RespondAt(RecordingProvider.TokenPath, static () => RecordingProvider.Error("temporarily_unavailable"));
        var old = scenario.Stored()!["access_token"]!.GetValue<string>();

        Assert.Equal(old, await scenario.ValidAccessTokenAsync());
        Assert.Equal(old, await scenario.ValidAccessTokenAsync());
        Assert.Equal(2, scenario.Provider.TokenRequests.Count);
        scenario.Provider.RespondInstead = null;
        scenario.Time.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(old, await scenario.ValidAccessTokenAsync());
        scenario.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.NotEqual(old, await scenario.ValidAccessTokenAsync());
    }

    [Fact]
    public async Task A_token_is_never_handed_out_after_its_expiry()
    {
        using var scenario = new Scenario();
        scenario.Provider.AccessTokenLifetime = 20;
        await scenario.SignedInAsync();
        scenario.Time.Advance(TimeSpan.FromSeconds(10));
        scenario.RespondAt(RecordingProvider.TokenPath, static () => RecordingProvider.Error("temporarily_unavailable"));
        await scenario.ValidAccessTokenAsync();
        scenario.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.IsType<AccessTokenResult.Failed>(await scenario.GetAccessTokenAsync());
    }

    [Fact]
    [Conformance("9700-b")]
    public async Task Tokens_that_could_not_be_stored_are_no_success_and_are_stored_at_the_next_call_without_another_refresh()
    {
        using var scenario = await Scenario.ExpiredAsync();
        scenario.Store.Fail = static operation => operation == "write session" ? new IOException() : null;
        var failed = Assert.IsType<AccessTokenResult.Failed>(await scenario.GetAccessTokenAsync());
        scenario.Store.Fail = static _ => null;

        var token = await scenario.ValidAccessTokenAsync();

        Assert.Equal(SsoErrorCodes.Storage, failed.Error.Code);
        Assert.Equal(token, scenario.Stored()!["access_token"]!.GetValue<string>());
        Assert.Equal(2, scenario.Provider.TokenRequests.Count);
        Assert.Contains(scenario.Logs.Events, static entry => entry.Id == 3006);
    }

    [Fact]
    [Conformance("9700-b")]
    public async Task While_renewed_tokens_cannot_be_stored_the_old_one_is_used_to_its_end()
    {
        using var scenario = await Scenario.NearExpiryAsync();
        var old = scenario.Stored()!["access_token"]!.GetValue<string>();
        scenario.Store.Fail = static operation => operation == "write session" ? new IOException() : null;

        var during = await scenario.ValidAccessTokenAsync();
        scenario.Store.Fail = static _ => null;

        Assert.Equal(old, during);
        Assert.NotEqual(old, await scenario.ValidAccessTokenAsync());
        Assert.Equal(2, scenario.Provider.TokenRequests.Count);
    }

    [Fact]
    public async Task A_provider_that_gives_the_same_access_token_again_extends_it()
    {
        using var scenario = await Scenario.NearExpiryAsync();
        var old = scenario.Stored()!["access_token"]!.GetValue<string>();
        scenario.Provider.AlterTokenResponse = response => response["access_token"] = old;
        scenario.Provider.SendsIdTokenOnRefresh = false;

        var renewed = Assert.IsType<AccessTokenResult.Valid>(await scenario.GetAccessTokenAsync());
        await scenario.ValidAccessTokenAsync();

        Assert.Equal((old, scenario.Time.GetUtcNow() + TimeSpan.FromHours(1)), (renewed.AccessToken, renewed.ExpiresAt));
        Assert.Equal(2, scenario.Provider.TokenRequests.Count);
    }
}
